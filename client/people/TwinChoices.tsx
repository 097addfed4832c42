import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api, query } from '../api.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { Picture } from '../ui/Picture.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import styles from './TwinThreads.module.css'
import { useTwinDecision } from './useTwinDecision.ts'

/** Posts of the other network around the same time, to say which is the same where no words tell. */
export function TwinChoices({ threadId, onChosen }: { threadId: string; onChosen: () => void }) {
  const decide = useTwinDecision(threadId)
  const { data, error } = useQuery({
    ...query(api.people.listTwinChoices, { params: { threadId } }),
    throwOnError: false,
  })
  if (error && !data) return <ProblemNote error={error} />
  if (!data) return <RowSkeletons count={2} />
  if (data.posts.length === 0) return <p className={styles.soft}>Nothing was posted there within two weeks.</p>
  return (
    <ul className={styles.choices} aria-label="Posts on the other network">
      {data.posts.map((post) => (
        <li key={post.id}>
          <UnstyledButton
            className={styles.choice}
            onClick={() => {
              decide({ postId: post.id, state: 'confirmed', before: 'suggested' })
              onChosen()
            }}
          >
            {post.pictureUrl && <Picture src={post.pictureUrl} />}
            <span className={styles.words}>
              <ForeignText oneLine>{post.message || 'A post without words'}</ForeignText>
              <span className={styles.soft}>
                <RelativeTime at={post.postedAt} />
              </span>
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}

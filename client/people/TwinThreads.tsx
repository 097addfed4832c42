import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Twin } from '../../server/contract/people.ts'
import type { Thread } from '../../server/contract/threads.ts'
import { paths } from '../paths.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { Picture } from '../ui/Picture.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { twinsQuery } from './people.ts'
import { TwinChoices } from './TwinChoices.tsx'
import styles from './TwinThreads.module.css'
import { useTwinDecision } from './useTwinDecision.ts'

const TwinReply = lazy(() => import('./TwinReply.tsx').then((module) => ({ default: module.TwinReply })))

/** The same post on the other network, and what is said about it there. */
export function TwinThreads({ thread }: { thread: Thread }) {
  const { data, error } = useQuery(twinsQuery(thread.id))
  const [choosing, setChoosing] = useState(false)
  const [replying, setReplying] = useState(false)
  if (error && !data) return <ProblemNote error={error} />
  const [twin] = data?.twins ?? []
  return (
    <section className={styles.twins} aria-label="The same post on the other network">
      <h3>The same post on the other network</h3>
      {twin ? (
        <TwinCard thread={thread} twin={twin} onReply={() => setReplying(true)} />
      ) : (
        data && <p className={styles.soft}>None was found within two days.</p>
      )}
      {data && twin?.state !== 'confirmed' && (
        <Button size="compact-sm" variant="subtle" onClick={() => setChoosing(!choosing)} aria-expanded={choosing}>
          Choose another post
        </Button>
      )}
      {choosing && <TwinChoices threadId={thread.id} onChosen={() => setChoosing(false)} />}
      {replying && twin && (
        <Suspense fallback={null}>
          <TwinReply thread={thread} twin={twin} onClose={() => setReplying(false)} />
        </Suspense>
      )}
    </section>
  )
}

function TwinCard({ thread, twin, onReply }: { thread: Thread; twin: Twin; onReply: () => void }) {
  const { pairId = '' } = useParams()
  const decide = useTwinDecision(thread.id)
  const { post, state, likeness, by, threads } = twin
  const about = { postId: post.id, before: state }
  return (
    <>
      <div className={styles.post}>
        {post.pictureUrl && <Picture src={post.pictureUrl} />}
        <div className={styles.words}>
          <span className={styles.soft}>
            <NetworkMark network={post.network} /> <RelativeTime at={post.postedAt} />
          </span>
          <div className={styles.message}>
            <ForeignText>{post.message || 'A post without words'}</ForeignText>
          </div>
        </div>
      </div>
      <p className={styles.soft}>
        {state === 'confirmed'
          ? `The same post, said ${by ?? 'somebody who has left'}.`
          : `${likeness} % alike. Is it the same?`}
      </p>
      <div className={styles.buttons}>
        {state === 'suggested' && (
          <Button size="compact-sm" variant="light" onClick={() => decide({ ...about, state: 'confirmed' })}>
            The same post
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => decide({ ...about, state: 'dismissed' })}>
          Another post
        </Button>
      </div>
      <ul className={styles.threads} aria-label="Open threads there">
        {threads.map((other) => (
          <li key={other.id}>
            <Link to={paths.thread(pairId, other.id)}>
              <ForeignText oneLine>{other.author.name}</ForeignText>
              <ForeignText oneLine>{other.message || 'A picture or a sticker'}</ForeignText>
            </Link>
          </li>
        ))}
      </ul>
      {threads.length > 0 ? (
        <Button size="compact-sm" onClick={onReply}>
          Answer on both
        </Button>
      ) : (
        <p className={styles.soft}>No thread is open there.</p>
      )}
    </>
  )
}

import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import styles from './Rules.module.css'

interface ChosenPostsProps {
  pairId: string
  value: string[]
  error: string | undefined
  onChange: (postIds: string[]) => void
}

/** The posts and ads that people wrote under lately, and those chosen before. */
export function ChosenPosts({ pairId, value, error, onChange }: ChosenPostsProps) {
  // Under a key of its own: what the inbox keeps under that of the list are pages, and it changes them ahead.
  const { data } = useQuery({
    queryKey: ['rules', 'writtenUnder', pairId],
    queryFn: ({ signal }) => api.inbox.listThreads({ params: { pairId }, query: { view: 'all', limit: 100 } }, signal),
  })
  const known = new Map(data?.items.map(({ network, post }) => [post.id, { network, ...post }]))
  const unknown = value.filter((id) => !known.has(id))
  return (
    <Checkbox.Group label="Posts and ads" value={value} error={error} onChange={onChange}>
      <div className={styles.posts}>
        {[...known.values()].map(({ id, network, ad, message }) => (
          <Checkbox
            key={id}
            value={id}
            label={
              <span className={styles.line}>
                <NetworkMark network={network} />
                <ForeignText>{shortened(ad?.title || message || 'A post without words')}</ForeignText>
              </span>
            }
          />
        ))}
        {data && unknown.map((id) => <Checkbox key={id} value={id} label="Chosen before; nobody wrote there lately" />)}
      </div>
    </Checkbox.Group>
  )
}

/** In one line, whatever lines it was written in. */
function shortened(title: string) {
  const line = title.replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 79).trimEnd()}…` : line
}

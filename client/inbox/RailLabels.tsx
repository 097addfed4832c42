import { IconTags } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { use } from 'react'
import { type InboxSearch, paths } from '../paths.ts'
import { NamesContext } from '../threads/names.ts'
import { sameSearch } from '../threads/search.ts'
import { countsQuery } from '../threads/threads.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { LabelDot } from '../ui/LabelDot.tsx'
import { readable } from '../ui/numbers.ts'
import styles from './Rail.module.css'
import { RailLink } from './RailLink.tsx'

const most = 12

/** The labels that open threads carry, those with the most of them; the others are a press away. */
export function RailLabels({ pairId, search }: { pairId: string; search: InboxSearch }) {
  const { data: counts } = useQuery(countsQuery(pairId))
  const { labels } = use(NamesContext)
  const { network } = search
  const used = [...labels.values()]
    .map((label) => ({ ...label, count: counts?.labels[label.id] ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count)
  if (used.length === 0) return null
  return (
    <div className={styles.group}>
      <h2 className={styles.title}>Labels</h2>
      {used.slice(0, most).map(({ id, name, colour, count }) => (
        <RailLink
          key={id}
          to={paths.inbox(pairId, { label: id, network })}
          here={sameSearch(search, { view: 'open', label: id, network })}
          icon={<LabelDot colour={colour} />}
          // They are counted for both networks together: a number beside the list of one would be another.
          count={network ? '' : readable(count)}
        >
          <ForeignText oneLine>{name}</ForeignText>
        </RailLink>
      ))}
      {used.length > most && (
        <RailLink to={paths.labels} here={false} icon={<IconTags size={16} stroke={1.8} aria-hidden="true" />}>
          All labels
        </RailLink>
      )}
    </div>
  )
}

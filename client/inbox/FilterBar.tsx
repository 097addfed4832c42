import { Button } from '@mantine/core'
import { IconFilter, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, memo, use } from 'react'
import { Link, useNavigate } from 'react-router'
import { api, query } from '../api.ts'
import { usePair } from '../layout/usePairs.ts'
import { type InboxSearch, paths } from '../paths.ts'
import { NamesContext } from '../threads/names.ts'
import { filtersOf } from '../threads/search.ts'
import { viewWords } from '../threads/threads.ts'
import { OnDemand } from '../ui/OnDemand.tsx'
import styles from './FilterBar.module.css'
import { filterWords } from './filterWords.ts'

const FilterMenu = lazy(() => import('./FilterMenu.tsx').then((m) => ({ default: m.FilterMenu })))

/** What the list shows, in words that can be taken away one by one, and the way to narrow it. */
export const FilterBar = memo(function FilterBar({ search, onExport }: { search: InboxSearch; onExport: () => void }) {
  const pair = usePair()
  const navigate = useNavigate()
  const { data: members } = useQuery({ ...query(api.accounts.listMembers), throwOnError: false })
  const labels = [...use(NamesContext).labels.values()]
  const known = { members: members?.items ?? [], labels, zone: pair.zone }
  const filters = filtersOf(search)
  const narrow = (change: Partial<InboxSearch>) => void navigate(paths.inbox(pair.id, { ...search, ...change }))

  return (
    <header className={styles.bar}>
      <div className={styles.head}>
        <h2 className={styles.title}>{viewWords[search.view]}</h2>
        <OnDemand
          target={
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<IconFilter size={14} aria-hidden="true" />}
            >
              Filter
            </Button>
          }
          menu={(target) => (
            <FilterMenu target={target} search={search} known={known} onNarrow={narrow} onExport={onExport} />
          )}
        />
      </div>
      {filters.length > 0 && (
        <ul className={styles.chips} aria-label="Filters">
          {filters.map(([name, value]) => {
            const words = filterWords(name, value, known)
            return (
              <li key={name}>
                <Link
                  className={styles.chip}
                  to={paths.inbox(pair.id, { ...search, [name]: undefined })}
                  aria-label={`Take away the filter: ${words}`}
                >
                  {words}
                  <IconX size={12} aria-hidden="true" />
                </Link>
              </li>
            )
          })}
        </ul>
      )}
    </header>
  )
})

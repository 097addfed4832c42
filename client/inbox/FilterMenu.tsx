import { Button, Checkbox, NativeSelect, Popover, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { cloneElement, type ReactElement, useState } from 'react'
import type { View } from '../../server/contract/inbox.ts'
import { instantAt, wallTime } from '../../server/contract/wallTime.ts'
import { usePair } from '../layout/usePairs.ts'
import type { InboxSearch } from '../paths.ts'
import { priorityWords } from '../threads/threads.ts'
import { networkWords } from '../ui/NetworkMark.tsx'
import { networks } from '../ui/networks.ts'
import { daysLater } from '../ui/wallClock.ts'
import styles from './FilterBar.module.css'
import { type Known, languages } from './filterWords.ts'
import { SaveView } from './SaveView.tsx'

interface FilterMenuProps {
  target: ReactElement<{ onClick?: () => void }>
  search: InboxSearch
  known: Known
  onNarrow: (change: Partial<InboxSearch>) => void
  onExport: () => void
}

/** Only what is open has a deadline. */
const isOpenView = (view: View) => !['snoozed', 'hidden', 'needs_you', 'done', 'all'].includes(view)

const anything = { value: '', label: 'Any' }

/** Narrows the list as one chooses; what is found can be kept under a name. */
export function FilterMenu({ target, search, known, onNarrow, onExport }: FilterMenuProps) {
  const { id: pairId, zone } = usePair()
  const [opened, setOpened] = useState(true)
  const select = (name: keyof InboxSearch, label: string, options: { value: string; label: string }[]) => (
    <NativeSelect
      label={label}
      data={[anything, ...options]}
      value={search[name] ?? ''}
      onChange={({ currentTarget }) => onNarrow({ [name]: currentTarget.value || undefined })}
    />
  )
  const dayOf = (at: string | undefined, by: number) =>
    at ? wallTime(new Date(Date.parse(at) - by), zone).slice(0, 10) : ''
  const day = (name: 'from' | 'to', label: string) => (
    <TextInput
      type="date"
      label={label}
      value={dayOf(search[name], name === 'to' ? 1 : 0)}
      onChange={({ currentTarget: { value } }) => onNarrow({ [name]: momentOf(name, value, zone) })}
    />
  )
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={280} trapFocus shadow="md">
      <Popover.Target>{cloneElement(target, { onClick: () => setOpened(!opened) })}</Popover.Target>
      <Popover.Dropdown aria-label="Filter" className={styles.dropdown}>
        <div className={styles.menu}>
          {select(
            'network',
            'Network',
            networks.map((value) => ({ value, label: networkWords[value] })),
          )}
          {select('assignee', 'In whose hands', [
            { value: 'me', label: 'Mine' },
            { value: 'none', label: 'Nobody’s' },
            ...known.members.map(({ personId, name }) => ({ value: personId, label: name })),
          ])}
          {select(
            'label',
            'Label',
            known.labels.map(({ id, name }) => ({ value: id, label: name })),
          )}
          {select('language', 'Language', languages)}
          {select(
            'priority',
            'Priority',
            Object.entries(priorityWords).map(([value, label]) => ({ value, label })),
          )}
          <div className={styles.dates}>
            {day('from', 'From')}
            {day('to', 'Until')}
          </div>
          <Checkbox
            label="Only questions"
            checked={search.asks !== undefined}
            onChange={({ currentTarget }) => onNarrow({ asks: currentTarget.checked ? 'yes' : undefined })}
          />
          <Checkbox
            label="Oldest first"
            checked={search.order === 'oldest'}
            onChange={({ currentTarget }) => onNarrow({ order: currentTarget.checked ? 'oldest' : undefined })}
          />
          {isOpenView(search.view) && (
            <Checkbox
              label="Due first"
              checked={search.order === 'due'}
              onChange={({ currentTarget }) => onNarrow({ order: currentTarget.checked ? 'due' : undefined })}
            />
          )}
          <SaveView pairId={pairId} search={search} />
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden="true" />}
            onClick={() => {
              setOpened(false)
              onExport()
            }}
          >
            Export…
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

/** The first moment of a day, or of the day after: `to` is the moment before which things were active. */
function momentOf(name: 'from' | 'to', day: string, zone: string): string | undefined {
  if (!day) return undefined
  const first = name === 'from' ? `${day}T00:00` : daysLater(day, 1, '00:00')
  return instantAt(first, zone).toISOString()
}

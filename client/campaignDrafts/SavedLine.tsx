import { Button } from '@mantine/core'
import { IconCheck, IconCloudOff, IconLoader2, IconPencil } from '@tabler/icons-react'
import type { DraftState } from './autosave.ts'
import styles from './CampaignDrafts.module.css'

type Draft = Pick<DraftState, 'status' | 'problem'>

/** Where the words are that were just typed: quiet while all is well. */
export function SavedLine({ draft: { status, problem }, onRetry }: { draft: Draft; onRetry: () => void }) {
  const { icon: Icon, words } = lines[status]
  const said = status === 'refused' ? (problem?.message ?? words) : words
  return (
    <span className={`${styles.saved} ${status === 'away' || status === 'refused' ? styles.worried : ''}`}>
      <Icon size={15} aria-hidden="true" />
      <span role="status">{said}</span>
      {status === 'away' && (
        <Button size="compact-xs" variant="subtle" onClick={onRetry}>
          Try now
        </Button>
      )}
    </span>
  )
}

const lines = {
  saved: { icon: IconCheck, words: 'Saved' },
  changed: { icon: IconPencil, words: 'Not saved yet' },
  saving: { icon: IconLoader2, words: 'Saving…' },
  away: { icon: IconCloudOff, words: 'Kept in this browser until the server can be reached' },
  refused: { icon: IconCloudOff, words: 'Kept in this browser' },
  outdated: { icon: IconPencil, words: 'Two versions: choose below' },
} as const

import { IconArrowsVertical, IconCoffee, IconFilterOff } from '@tabler/icons-react'
import { EmptyState } from '../ui/EmptyState.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { keys } from '../ui/keys.ts'

interface NothingOpenProps {
  /** Whether the list has any thread. */
  waiting: boolean
  /** Whether it shows only what was looked for. */
  narrowed: boolean
}

/** The third pane while no thread is open. */
export function NothingOpen({ waiting, narrowed }: NothingOpenProps) {
  if (!waiting && narrowed) {
    return (
      <EmptyState title="No thread to open" icon={<IconFilterOff size={28} stroke={1.5} aria-hidden="true" />}>
        <p>Look for less, and there will be more.</p>
      </EmptyState>
    )
  }
  if (!waiting) {
    return (
      <EmptyState title="Nothing waits for you here" icon={<IconCoffee size={28} stroke={1.5} aria-hidden="true" />}>
        <p>A new comment on the Page or the Profile appears by itself.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="Choose a thread" icon={<IconArrowsVertical size={28} stroke={1.5} aria-hidden="true" />}>
      <p>
        Or go through them with
        <KeyHint keys={keys.next} /> and
        <KeyHint keys={keys.previous} />
      </p>
    </EmptyState>
  )
}

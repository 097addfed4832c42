import { IconInboxOff } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import type { View } from '../../server/contract/inbox.ts'
import { type InboxSearch, paths } from '../paths.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { networkWords } from '../ui/NetworkMark.tsx'
import styles from './ThreadList.module.css'

const words: Record<View, { title: string; next: string }> = {
  open: { title: 'All answered', next: 'No comment is waiting. New ones appear here by themselves.' },
  done: { title: 'Nothing done yet', next: 'What you mark as done with e is kept here.' },
  hidden: { title: 'Nothing is hidden', next: 'A hidden comment is seen by its author alone, and listed here.' },
  needs_you: { title: 'Nothing needs you', next: 'When nobody can tell whether a reply went out, you are asked here.' },
}

export function EmptyView({ search: { view, network } }: { search: InboxSearch }) {
  const { pairId = '' } = useParams()
  const { title, next } = words[view]
  return (
    <div className={styles.pane}>
      <EmptyState title={title} icon={<IconInboxOff size={28} stroke={1.5} aria-hidden="true" />}>
        <p>{next}</p>
        {network && (
          <p>
            You see the {networkWords[network]} only. <Link to={paths.inbox(pairId, { view })}>Look at both</Link>
          </p>
        )}
      </EmptyState>
    </div>
  )
}

import { IconInboxOff } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import type { View } from '../../server/contract/inbox.ts'
import { type InboxSearch, paths } from '../paths.ts'
import { filtersOf } from '../threads/search.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { networkWords } from '../ui/NetworkMark.tsx'
import styles from './ThreadList.module.css'

const words: Record<View, { title: string; next: string }> = {
  open: { title: 'All answered', next: 'No comment is waiting. New ones appear here by themselves.' },
  unread: { title: 'All read', next: 'What customers write and nobody has looked at yet appears here.' },
  mine: {
    title: 'Nothing is assigned to you',
    next: 'Press a on a thread to take it, or let somebody hand it to you.',
  },
  unassigned: { title: 'Everything is in somebody\u2019s hands', next: 'Threads that nobody has taken appear here.' },
  ads: { title: 'No comments on ads', next: 'What people write under your ads is gathered here.' },
  mentions: { title: 'Nobody has mentioned you', next: 'Where others name your Profile, you see it here.' },
  snoozed: { title: 'Nothing rests', next: 'Press h on a thread to have it come back at a better time.' },
  all: { title: 'No comments yet', next: 'The comments of both networks appear here.' },
  done: { title: 'Nothing done yet', next: 'What you mark as done with e is kept here.' },
  hidden: { title: 'Nothing is hidden', next: 'A hidden comment is seen by its author alone, and listed here.' },
  needs_you: {
    title: 'Nothing needs review',
    next: 'When nobody can tell whether a reply went out, you are asked here.',
  },
}

const unmatched = { title: 'No thread matches', next: 'Nothing here fits all of the filters above.' }

export function EmptyView({ search }: { search: InboxSearch }) {
  const { pairId = '' } = useParams()
  const { view, network } = search
  // A network alone is a place to look at; anything else hides what may well be waiting.
  const isNarrowed = filtersOf(search).some(([name]) => name !== 'network')
  const { title, next } = isNarrowed ? unmatched : words[view]
  return (
    <div className={styles.pane}>
      <EmptyState title={title} icon={<IconInboxOff size={28} stroke={1.5} aria-hidden="true" />}>
        <p>{next}</p>
        {isNarrowed && (
          <p>
            <Link to={paths.inbox(pairId, { view, order: search.order })}>Take all filters away</Link>
          </p>
        )}
        {network && !isNarrowed && (
          <p>
            You see the {networkWords[network]} only.{' '}
            <Link to={paths.inbox(pairId, { ...search, network: undefined })}>Look at both</Link>
          </p>
        )}
      </EmptyState>
    </div>
  )
}

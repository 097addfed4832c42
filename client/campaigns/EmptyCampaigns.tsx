import { Button } from '@mantine/core'
import { IconSpeakerphone } from '@tabler/icons-react'
import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { isolated } from '../ui/isolated.ts'
import type { CampaignSearch } from './campaignsQuery.ts'
import { viewWords } from './stateWords.ts'

interface EmptyCampaignsProps {
  pairId: string
  search: CampaignSearch
  mayAdvertise: boolean
  onBegin: () => void
}

/** Nothing is in the view, or nothing is called that: and what to do next. */
export function EmptyCampaigns({ pairId, search: { view, text }, mayAdvertise, onBegin }: EmptyCampaignsProps) {
  const icon = <IconSpeakerphone size={26} stroke={1.6} aria-hidden="true" />
  if (text)
    return (
      <EmptyState title={`No campaign is called “${isolated(text)}”`} icon={icon}>
        <p>
          Look in <Link to={paths.campaigns(pairId, { text })}>all campaigns</Link>, or{' '}
          <Link to={paths.campaigns(pairId, { view })}>leave the search</Link>.
        </p>
      </EmptyState>
    )
  return (
    <EmptyState title={viewWords[view].title} icon={icon}>
      <p>{viewWords[view].next}</p>
      {view === 'all' && mayAdvertise && <Button onClick={onBegin}>Start a campaign</Button>}
    </EmptyState>
  )
}

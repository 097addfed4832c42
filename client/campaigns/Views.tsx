import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { CampaignView } from '../../server/contract/campaignStates.ts'
import { api, query } from '../api.ts'
import { paths } from '../paths.ts'
import { readable } from '../ui/numbers.ts'
import styles from './Campaigns.module.css'
import type { CampaignSearch } from './campaignsQuery.ts'
import { viewWords } from './stateWords.ts'

interface ViewsProps {
  pairId: string
  search: CampaignSearch
}

/** The lists there are, each with how many are in it. */
export function Views({ pairId, search }: ViewsProps) {
  const counts = useQuery(query(api.campaigns.countCampaigns, { params: { pairId } })).data
  return (
    <nav className={styles.views} aria-label="Views">
      {CampaignView.options.map((view) => (
        <Link
          key={view}
          to={paths.campaigns(pairId, { view, text: search.text })}
          aria-current={view === search.view ? 'page' : undefined}
        >
          {viewWords[view].word} {counts && <span className={styles.count}>{readable(counts[view])}</span>}
        </Link>
      ))}
    </nav>
  )
}

import { Link } from 'react-router'
import { CampaignView } from '../../server/contract/campaigns.ts'
import { paths } from '../paths.ts'
import { readable } from '../ui/numbers.ts'
import styles from './Campaigns.module.css'
import type { CampaignSearch } from './campaignsQuery.ts'
import { viewWords } from './stateWords.ts'

interface ViewsProps {
  pairId: string
  search: CampaignSearch
  counts: Record<CampaignView, number> | undefined
}

/** The lists there are, each with how many are in it. */
export function Views({ pairId, search, counts }: ViewsProps) {
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

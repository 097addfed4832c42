import { Button, Skeleton } from '@mantine/core'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { api, query } from '../api.ts'
import { usePair } from '../layout/usePairs.ts'
import { paths } from '../paths.ts'
import { useRange } from '../results/useRange.ts'
import frame from '../ui/Frame.module.css'
import { useTitle } from '../ui/useTitle.ts'
import styles from './Report.module.css'
import { Report } from './Report.tsx'

/** What one sends to a customer: a campaign's results as a few quiet pages, for paper or a file. */
export function ReportScreen() {
  const pair = usePair()
  const { campaignId = '' } = useParams()
  const { from, to } = useRange()
  const params = { campaignId }
  const campaign = useQuery(query(api.campaigns.getCampaign, { params })).data
  const results = useQuery(query(api.results.getResults, { params, query: { from, to } })).data
  useTitle(campaign ? `Report: ${campaign.name}` : 'Report')
  return (
    <main className={`${frame.screen} ${styles.screen}`}>
      <div className={styles.bar}>
        <Link className={frame.back} to={paths.campaign(pair.id, campaignId, { from, to })}>
          <IconArrowLeft size={16} aria-hidden="true" />
          Back to the campaign
        </Link>
        <Button leftSection={<IconPrinter size={16} aria-hidden="true" />} onClick={() => window.print()}>
          Print or save as PDF
        </Button>
      </div>
      {campaign && results ? (
        <Report pair={pair} campaign={campaign} results={results} />
      ) : (
        <div role="status" aria-label="Loading">
          <Skeleton height={480} />
        </div>
      )}
    </main>
  )
}

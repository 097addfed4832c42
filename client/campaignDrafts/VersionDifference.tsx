import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { CampaignContent } from '../../server/contract/campaignContent.ts'
import { api, query } from '../api.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import styles from './CampaignDrafts.module.css'
import { differencesOf } from './contentFields.ts'

interface VersionDifferenceProps {
  campaignId: string
  version: number
  currency: string
  now: CampaignContent
  onGoBack: (content: CampaignContent) => void
}

/** What was different in a version, in words. */
export function VersionDifference({ campaignId, version, currency, now, onGoBack }: VersionDifferenceProps) {
  const { data } = useQuery(query(api.campaigns.getVersion, { params: { campaignId, version: String(version) } }))
  if (!data) return <RowSkeletons count={1} />
  const fields = differencesOf(data.content, now)
  if (fields.length === 0) return <p className={styles.difference}>This is how it is now.</p>
  return (
    <div className={styles.difference}>
      <dl>
        {fields.map((field) => (
          <div key={field.key}>
            <dt>{field.label}</dt>
            <dd>
              <span className={styles.soft}>Then</span>
              <ForeignText>{field.words(data.content, currency)}</ForeignText>
              <span className={styles.soft}>Now</span>
              <ForeignText>{field.words(now, currency)}</ForeignText>
            </dd>
          </div>
        ))}
      </dl>
      <div>
        <Button size="xs" variant="default" onClick={() => onGoBack(data.content)}>
          Go back to this version
        </Button>
      </div>
    </div>
  )
}

import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { reachesUnion } from '../../server/contract/audienceRules.ts'
import type { Campaign } from '../../server/contract/campaigns.ts'
import { api, query } from '../api.ts'
import { AudienceFields } from '../audiences/AudienceFields.tsx'
import { ReachGauge } from '../audiences/ReachGauge.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import styles from './Editor.module.css'
import type { Editing } from './editing.ts'
import { FieldNotes } from './FieldNotes.tsx'

/** Whom it is shown to, and what the EU wants to be told about it. */
export function AudienceSection({ editing }: { editing: Editing }) {
  const { pair, campaign, content, change, account, estimate, problemOf, notesOf } = editing
  const { audience } = content
  return (
    <>
      <AudienceFields
        pairId={pair.id}
        audience={audience}
        problemOf={problemOf}
        onChange={(part) => change((now) => ({ ...now, audience: { ...now.audience, ...part } }))}
        gauge={<ReachGauge estimate={estimate} hasPlaces={audience.places.length > 0} goal={content.goal} />}
      />
      <FieldNotes notes={notesOf('audience')} />
      <KeptOutThere campaign={campaign} />
      {reachesUnion(audience) && (
        <div className={styles.stack}>
          <h3>For the EU</h3>
          <p className={styles.soft}>
            Ads that reach people there say who pays for them and on whose behalf. It is shown to everybody who asks.
          </p>
          <div className={styles.pair}>
            <TextInput
              label="Who pays"
              placeholder={account?.payer ?? ''}
              description={account?.payer ? 'Empty takes what stands in the ad account' : undefined}
              maxLength={512}
              value={content.payer}
              error={problemOf('payer')}
              onChange={({ currentTarget }) => change({ payer: currentTarget.value })}
            />
            <TextInput
              label="On whose behalf"
              placeholder={account?.beneficiary ?? ''}
              description={account?.beneficiary ? 'Empty takes what stands in the ad account' : undefined}
              maxLength={512}
              value={content.beneficiary}
              error={problemOf('beneficiary')}
              onChange={({ currentTarget }) => change({ beneficiary: currentTarget.value })}
            />
          </div>
        </div>
      )}
    </>
  )
}

/** What somebody made in Ads Manager that has no field here: saving and launching leave it as it is. */
function KeptOutThere({ campaign: { id, launchedVersion } }: { campaign: Pick<Campaign, 'id' | 'launchedVersion'> }) {
  const { data } = useQuery({
    ...query(api.launches.getPlan, { params: { campaignId: id } }),
    enabled: launchedVersion !== null,
    throwOnError: false,
  })
  if (!data || data.keptOutThere.length === 0) return null
  return (
    <p className={styles.soft}>
      Also out there, kept as it is: <ForeignText>{data.keptOutThere.join(', ')}</ForeignText>
    </p>
  )
}

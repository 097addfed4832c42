import { TextInput } from '@mantine/core'
import { reachesUnion } from '../../server/contract/audienceRules.ts'
import { AudienceFields } from '../audiences/AudienceFields.tsx'
import { ReachGauge } from '../audiences/ReachGauge.tsx'
import styles from './Editor.module.css'
import type { Editing } from './editing.ts'
import { FieldNotes } from './FieldNotes.tsx'

/** Whom it is shown to, and what the EU wants to be told about it. */
export function AudienceSection({ editing }: { editing: Editing }) {
  const { pair, content, change, account, estimate, problemOf, notesOf } = editing
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

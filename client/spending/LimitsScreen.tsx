import { useQuery } from '@tanstack/react-query'
import { api, query } from '../api.ts'
import { useMayDo } from '../layout/desk.ts'
import { SettingsFrame } from '../layout/SettingsFrame.tsx'
import { usePair } from '../layout/usePairs.ts'
import frame from '../ui/Frame.module.css'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import { Commitments } from './Commitments.tsx'
import { PairLimits } from './PairLimits.tsx'
import styles from './Spending.module.css'
import { StopButton } from './StopButton.tsx'
import { TeamLimits } from './TeamLimits.tsx'

/** How much campaigns may cost before somebody else has to agree, and before nothing goes live any more. */
export function LimitsScreen() {
  const pair = usePair()
  const mayManage = useMayDo('manage')
  const ofPair = useQuery(query(api.spending.getLimits, { params: { pairId: pair.id } })).data
  const ofTeam = useQuery(query(api.spending.getTeamLimits)).data
  return (
    <SettingsFrame title="Spending limits">
      <div className={styles.row}>
        <p className={`${frame.soft} ${styles.grow}`}>
          They hold before anything goes live. What is switched on already stays so.
        </p>
        <StopButton />
      </div>
      {!(ofPair && ofTeam) && <RowSkeletons count={4} />}
      {ofPair && <PairLimits pairId={pair.id} limits={ofPair} readOnly={!mayManage} />}
      {ofPair && ofPair.commitments.length > 0 && (
        <section className={frame.card} aria-labelledby="pair-committed">
          <h2 id="pair-committed">Spent and committed by this pair</h2>
          <Commitments of={ofPair.commitments} />
        </section>
      )}
      {ofTeam && <TeamLimits limits={ofTeam} readOnly={!mayManage} suggested={ofPair?.currency ?? 'EUR'} />}
      {ofTeam && ofTeam.commitments.length > 0 && (
        <section className={frame.card} aria-labelledby="team-committed">
          <h2 id="team-committed">Spent and committed by the whole team</h2>
          <Commitments of={ofTeam.commitments} />
        </section>
      )}
      {!mayManage && <p className={frame.soft}>Only those who manage the team change this.</p>}
    </SettingsFrame>
  )
}

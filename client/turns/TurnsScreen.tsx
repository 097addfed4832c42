import { useQuery } from '@tanstack/react-query'
import { api, query } from '../api.ts'
import { useMayDo } from '../layout/desk.ts'
import { SettingsFrame } from '../layout/SettingsFrame.tsx'
import { usePair } from '../layout/usePairs.ts'
import { useTeamNames } from '../threads/names.ts'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import styles from './Turns.module.css'
import { TurnsForm } from './TurnsForm.tsx'

/** Whether new threads are given to people in turn, and to whom. */
export function TurnsScreen() {
  const pair = usePair()
  const mayManage = useMayDo('manage')
  const { data: turns } = useQuery(query(api.turns.getTurns, { params: { pairId: pair.id } }))
  const { people } = useTeamNames()
  const able = [...people.values()].filter(({ mayModerate }) => mayModerate)
  return (
    <SettingsFrame title="Turns">
      <section className={styles.card} aria-labelledby="turns">
        <h2 id="turns">Giving out new threads</h2>
        <p>
          Each new thread, and each that is opened again and nobody has, goes to the next person. Whoever leaves the
          team drops out, and what they had is anybody's again.
        </p>
        {turns && able.length > 0 ? (
          <TurnsForm key={turns.version} pairId={pair.id} turns={turns} people={able} mayChange={mayManage} />
        ) : (
          <RowSkeletons count={2} />
        )}
      </section>
    </SettingsFrame>
  )
}

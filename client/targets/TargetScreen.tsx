import { useQuery } from '@tanstack/react-query'
import { api, query } from '../api.ts'
import { useMayDo } from '../layout/desk.ts'
import { SettingsFrame } from '../layout/SettingsFrame.tsx'
import { usePair } from '../layout/usePairs.ts'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import { TargetForm } from './TargetForm.tsx'
import styles from './Targets.module.css'

/** How soon the team promises the customers of a pair a first answer, and when it is there to give one. */
export function TargetScreen() {
  const pair = usePair()
  const mayManage = useMayDo('manage')
  const { data: target } = useQuery(query(api.targets.getTarget, { params: { pairId: pair.id } }))
  return (
    <SettingsFrame title="Response time">
      <p className={styles.soft}>
        A clock at each open thread counts the business time that is left to answer, and whoever sees to it is told when
        it is nearly over.
      </p>
      {target?.progress && (
        <p role="status">
          Working out the deadlines: {target.progress.done}
          {target.progress.total !== null && ` of ${target.progress.total}`} threads.
        </p>
      )}
      {!target && <RowSkeletons count={4} />}
      {target && <TargetForm pair={pair} target={target} readOnly={!mayManage} />}
    </SettingsFrame>
  )
}

import { useQuery } from '@tanstack/react-query'
import { api, query } from '../api.ts'
import { SettingsFrame } from '../layout/SettingsFrame.tsx'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import { LabelRow } from './LabelRow.tsx'
import styles from './Labels.module.css'
import { NewLabelForm } from './NewLabelForm.tsx'

/** The team's own words for its threads. */
export function LabelsScreen() {
  const { data: labels } = useQuery(query(api.labels.listLabels))
  return (
    <SettingsFrame title="Labels">
      <section className={styles.card} aria-labelledby="labels">
        <h2 id="labels">What threads are about</h2>
        {!labels && <RowSkeletons count={3} />}
        {labels?.items.length === 0 && <p>There is no label yet. Make one here, or with l on an open thread.</p>}
        {labels && labels.items.length > 0 && (
          <ul className={styles.rows}>
            {labels.items.map((label) => (
              <LabelRow key={label.id} label={label} />
            ))}
          </ul>
        )}
        <NewLabelForm />
      </section>
    </SettingsFrame>
  )
}

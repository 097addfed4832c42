import { NativeSelect, TextInput } from '@mantine/core'
import { Goal, goalsOf, Objective } from '../../server/contract/campaignContent.ts'
import { goalWords, objectiveWords } from '../ui/campaignWords.ts'
import { AccountField } from './AccountField.tsx'
import { CategoryFields } from './CategoryFields.tsx'
import styles from './Editor.module.css'
import type { Editing } from './editing.ts'

/** What it is called, what it is for, and what pays for it. */
export function ObjectiveSection({ editing }: { editing: Editing }) {
  const { content, change, problemOf } = editing
  const setObjective = (objective: Objective) => {
    const goals = goalsOf[objective]
    change({ objective, goal: goals.includes(content.goal) && content.goal !== 'reach' ? content.goal : goals[0] })
  }
  return (
    <>
      <TextInput
        label="Name"
        placeholder="Easter cakes"
        maxLength={300}
        value={content.name}
        error={problemOf('name')}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <fieldset className={styles.plain}>
        <legend>What is it for?</legend>
        <div className={styles.cards}>
          {Objective.options.map((objective) => (
            <label key={objective} className={styles.card}>
              <input
                type="radio"
                name="objective"
                checked={objective === content.objective}
                onChange={() => setObjective(objective)}
              />
              <strong>{objectiveWords[objective].title}</strong>
              <span className={styles.soft}>{objectiveWords[objective].does}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <NativeSelect
        label="What delivery aims at"
        description={goalWords[content.goal].does}
        value={content.goal}
        error={problemOf('goal')}
        data={goalsOf[content.objective].map((goal) => ({ value: goal, label: goalWords[goal].title }))}
        onChange={({ currentTarget: { value } }) =>
          change({ goal: Goal.options.find((goal) => goal === value) ?? content.goal })
        }
      />
      <AccountField editing={editing} />
      <CategoryFields editing={editing} />
    </>
  )
}

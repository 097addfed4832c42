import {
  IconAd2,
  IconChevronRight,
  IconPalette,
  IconPhoto,
  IconSpeakerphone,
  IconTargetArrow,
} from '@tabler/icons-react'
import type { PlanStep } from '../../server/contract/launches.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import frame from '../ui/Frame.module.css'
import styles from './Launches.module.css'

export const stepWords = {
  image: { word: 'Picture', icon: IconPhoto },
  campaign: { word: 'Campaign', icon: IconSpeakerphone },
  ad_set: { word: 'Ad set', icon: IconTargetArrow },
  creative: { word: 'Creative', icon: IconPalette },
  ad: { word: 'Ad', icon: IconAd2 },
} as const

const doing = { create: 'New', change: 'Changed', none: 'As it is' } as const

/** What will be made and changed out there, in the order in which it happens. */
export function PlanSteps({ steps }: { steps: PlanStep[] }) {
  const isNew = steps.every(({ does }) => does === 'create')
  const several = steps.some(({ creative }) => creative === 'b')
  return (
    <section className={frame.card} aria-labelledby="steps">
      <h2 id="steps">{isNew ? 'What will be created' : 'What will be changed'}</h2>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={`${step.what} ${step.creative} ${step.name}`}>
            <Step step={step} several={several} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Step({ step, several }: { step: PlanStep; several: boolean }) {
  const { what, does, creative, name, facts } = step
  const { word, icon: Icon } = stepWords[what]
  const shown = does === 'change' ? facts.filter(({ before }) => before !== null) : facts
  return (
    <details className={styles.step} open={does === 'change' || what === 'ad_set' || what === 'campaign'}>
      <summary>
        <IconChevronRight className={styles.chevron} size={16} aria-hidden="true" />
        <Icon size={18} stroke={1.7} aria-hidden="true" />
        <span className={styles.stepName}>
          <strong>
            {word}
            {several && creative && ` ${creative.toUpperCase()}`}
          </strong>
          <ForeignText oneLine>{name}</ForeignText>
        </span>
        <span className={styles[`does_${does}`]}>{doing[does]}</span>
      </summary>
      <dl className={styles.facts}>
        {shown.map(({ label, value, before }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {before !== null && (
                <>
                  <del>
                    <span className="visually-hidden">Before: </span>
                    <ForeignText>{before}</ForeignText>
                  </del>{' '}
                  <span aria-hidden="true">→</span> <span className="visually-hidden">Now: </span>
                </>
              )}
              <ForeignText>{value}</ForeignText>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

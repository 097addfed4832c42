import type { RuleAct } from '../../server/contract/rules.ts'
import styles from './Rules.module.css'
import { pastWords } from './sentence.ts'

/** "Hidden, labelled. Not answered: it is too long for the network." */
export function DidWords({ did }: { did: RuleAct['did'] }) {
  const done = did.filter(({ problem }) => problem === null).map((deed) => pastWords[deed.do])
  const words = done.map((word, at) => (at === 0 ? word : word.toLowerCase())).join(', ')
  return (
    <p className={styles.soft}>
      {words && `${words}. `}
      {did.map((deed) => deed.problem && `Not ${pastWords[deed.do].toLowerCase()}: ${deed.problem} `)}
    </p>
  )
}

import { IconBolt } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { RuleAct } from '../../server/contract/rules.ts'
import { api, query } from '../api.ts'
import { paths } from '../paths.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import styles from './Rules.module.css'
import { pastWords } from './sentence.ts'

/** What rules did in this thread: "Hidden by the rule Links". */
export function RuleMarks({ pairId, threadId }: { pairId: string; threadId: string }) {
  const { data } = useQuery({ ...query(api.rules.listActsOfThread, { params: { threadId } }), throwOnError: false })
  if (!data || data.items.length === 0) return null
  return (
    <ul className={styles.marks} aria-label="What rules did">
      {data.items.map((act) => (
        <li key={act.id} className={act.undoneAt ? styles.undone : undefined}>
          <IconBolt size={14} aria-hidden="true" />
          <span>
            {wordsOf(act)} by the rule <Link to={paths.rule(pairId, act.ruleId)}>{act.ruleName}</Link>{' '}
            <RelativeTime at={act.at} />
            {act.undoneAt && ', undone'}
          </span>
        </li>
      ))}
    </ul>
  )
}

function wordsOf({ did }: RuleAct) {
  const done = did.filter(({ problem }) => problem === null).map((deed) => pastWords[deed.do])
  return done.map((word, at) => (at === 0 ? word : word.toLowerCase())).join(', ') || 'Looked at'
}

import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { NewRule } from '../contract/ruleParts.ts'
import type { Tables } from '../db/tables.ts'

export type RuleRow = Selectable<Tables['rules']>

/** What the rule is, beside what became of it. */
export const contentOf = ({ name, content }: Pick<RuleRow, 'name' | 'content'>): NewRule =>
  NewRule.parse({ ...JSON.parse(content), name })

/** A rule as it is kept. Its hash is of all that decides what it does: neither its name nor the guard on its replies. */
export function columnsOf({ name, ...rest }: NewRule) {
  const networks = [...new Set(rest.networks)].sort()
  const { mostReplies: _guard, ...does } = { ...rest, networks }
  const hash = createHash('sha256').update(JSON.stringify(does)).digest('hex')
  return { name, content: JSON.stringify({ ...rest, networks }), hash }
}

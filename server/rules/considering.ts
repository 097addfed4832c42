import { setImmediate as nextTurn } from 'node:timers/promises'
import { Problem } from '../contract/problem.ts'
import type { NewRule } from '../contract/ruleParts.ts'
import { write } from '../db/write.ts'
import { normalised } from '../intake/echoes.ts'
import type { WorkContext, WorkKind } from '../jobs/kinds.ts'
import { readyLanguages } from '../keeping/languages.ts'
import { type PairRow, pairRow } from '../linking/pairRows.ts'
import { actOn } from './acting.ts'
import { contentOf, type RuleRow } from './content.ts'
import { type Matcher, matcherOf } from './matching.ts'
import { type Remark, remarksOf, withFirsts } from './remarks.ts'

/** What is older is nobody's news, however late it is told. */
const longestMs = 24 * 3600_000
const atOnce = 25

export interface ReadyRule {
  row: RuleRow
  content: NewRule
  isAbout: Matcher
}

/** A comment, and the rules that are about it in their order. */
export interface Match {
  remark: Remark
  rules: ReadyRule[]
}

/**
 * Lets the armed rules of a pair look at what customers have just written. Looking takes time and reads only; what follows
 * from it is one transaction that sees whether all is still as it was.
 */
export const considerKind: WorkKind<{ pairId: string; commentIds: string[] }> = {
  lane: 'hide',
  work: async (context, { pairId, commentIds }) => {
    await readyLanguages()
    for (let start = 0; start < commentIds.length; start += atOnce) {
      const pair = await pairRow(context, pairId)
      if (!pair || pair.unlinkedAt) return
      const rules = await armedRules(context, pair)
      if (rules.length === 0) return
      await consider({ ...context, now: context.clock() }, pair, rules, commentIds.slice(start, start + atOnce))
      await context.progress({})
      await nextTurn()
    }
  },
}

async function consider(context: WorkContext, pair: PairRow, rules: ReadyRule[], ids: string[]) {
  const matches: Match[] = []
  for (const remark of await remarksToConsider(context, pair, ids)) {
    const about = rules.filter(({ isAbout }) => isAbout(remark))
    const stop = about.findIndex(({ content }) => content.stop)
    if (about.length > 0) matches.push({ remark, rules: stop < 0 ? about : about.slice(0, stop + 1) })
    await nextTurn()
  }
  if (matches.length > 0) await write(context.db, (trx) => actOn(trx, context, pair, matches))
}

/** One that cannot be read any more is passed over, and the others go on. */
async function armedRules(context: WorkContext, pair: PairRow): Promise<ReadyRule[]> {
  const rows = await context.db
    .selectFrom('rules')
    .where('teamId', '=', context.teamId)
    .where('pairId', '=', pair.id)
    .where('armedAt', 'is not', null)
    .orderBy('position')
    .orderBy('id')
    .selectAll()
    .execute()
  return rows.flatMap((row) => {
    const content = contentOf(row)
    try {
      return [{ row, content, isAbout: matcherOf(content, pair.zone) }]
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      context.log.warn({ rule: row.id, err: error }, 'a rule cannot be read')
      return []
    }
  })
}

/** Never our own words, whichever of the team's Pages and Profiles said them: two rules would talk to each other forever. */
async function remarksToConsider(context: WorkContext, pair: PairRow, ids: string[]): Promise<Remark[]> {
  const since = new Date(context.now.getTime() - longestMs).toISOString()
  const rows = await remarksOf(context.db, { teamId: context.teamId, pairId: pair.id })
    .where('comments.id', 'in', ids)
    .where('comments.createdAt', '>', since)
    .where('comments.deletedAt', 'is', null)
    .execute()
  if (rows.length === 0) return []
  const ours = await ourAccounts(context)
  const theirs = rows.filter(({ authorId }) => authorId === null || !ours.has(authorId))
  const nameless = theirs.filter(({ authorId }) => authorId === null)
  const echoes = nameless.length > 0 ? await echoesAmong(context, nameless) : new Set<string>()
  const remarks = theirs.filter(({ id }) => !echoes.has(id))
  return withFirsts(context.db, { teamId: context.teamId, pairId: pair.id }, remarks)
}

async function ourAccounts({ db, teamId }: WorkContext) {
  const pairs = await db.selectFrom('pairs').where('teamId', '=', teamId).select(['pageId', 'profileId']).execute()
  return new Set(pairs.flatMap(({ pageId, profileId }) => [pageId, ...(profileId ? [profileId] : [])]))
}

/** What comes without its author, and says what we have said in the same thread, is taken for ours. */
async function echoesAmong({ db, teamId }: WorkContext, nameless: Omit<Remark, 'isFirst'>[]) {
  const said = await db
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('threadId', 'in', [...new Set(nameless.map(({ threadId }) => threadId))])
    .where('authorUs', '=', 1)
    .select(['threadId', 'message'])
    .execute()
  const known = new Set(said.map(({ threadId, message }) => `${threadId} ${normalised(message)}`))
  const echoes = nameless.filter(({ threadId, message }) => known.has(`${threadId} ${normalised(message)}`))
  return new Set(echoes.map(({ id }) => id))
}

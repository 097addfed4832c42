import { Problem } from '../contract/problem.ts'
import type { RuleAct } from '../contract/rules.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { cursorOf, positionIn } from '../http/cursors.ts'
import { authorOf } from '../keeping/commentViews.ts'
import { beginningOf } from '../keeping/excerpts.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { ruleOf } from './rules.ts'

const longestExcerpt = 280

interface Asked {
  ruleId?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Newest first. Throws `not_found` for a pair or a rule that is not the team's. */
export async function listRuleActs(context: Context, pairId: string, { ruleId, cursor, limit }: Asked) {
  await linkedPair(context, pairId)
  if (ruleId !== undefined) await ruleOf(context, context.db, ruleId)
  const position = positionIn(cursor)
  const rows = await acts(context)
    .$if(ruleId === undefined, (query) => query.where('ruleActs.pairId', '=', pairId))
    .$if(ruleId !== undefined, (query) => query.where('ruleActs.ruleId', '=', ruleId ?? ''))
    .$if(position !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('ruleActs.at', 'ruleActs.id'), '<', tuple(position?.[0] ?? '', position?.[1] ?? '')),
      ),
    )
    .orderBy('ruleActs.at', 'desc')
    .orderBy('ruleActs.id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { items: shown.map(actView), nextCursor: last ? cursorOf(last.at, last.id) : null }
}

const mostOfThread = 500

/** Oldest first, at most 500. Throws `not_found` for a thread that is not the team's. */
export async function listActsOfThread(context: TeamContext, threadId: string): Promise<{ items: RuleAct[] }> {
  const thread = await context.db
    .selectFrom('threads')
    .where('teamId', '=', context.teamId)
    .where('id', '=', threadId)
    .select('id')
    .executeTakeFirst()
  if (!thread) throw new Problem('not_found', 'Your team has no such thread.')
  const rows = await acts(context)
    .where('ruleActs.threadId', '=', threadId)
    .orderBy('ruleActs.at')
    .limit(mostOfThread)
    .execute()
  return { items: rows.map(actView) }
}

const acts = ({ db, teamId }: TeamContext) =>
  db
    .selectFrom('ruleActs')
    .innerJoin('rules', (join) =>
      join.onRef('rules.teamId', '=', 'ruleActs.teamId').onRef('rules.id', '=', 'ruleActs.ruleId'),
    )
    .innerJoin('comments', (join) =>
      join.onRef('comments.teamId', '=', 'ruleActs.teamId').onRef('comments.id', '=', 'ruleActs.commentId'),
    )
    .where('ruleActs.teamId', '=', teamId)
    .selectAll('ruleActs')
    .select([
      'rules.name',
      'comments.message',
      'comments.authorId',
      'comments.authorName',
      'comments.authorUs',
      'comments.network',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof acts>['execute']>>[number]

const actView = (row: Row): RuleAct => ({
  id: row.id,
  ruleId: row.ruleId,
  ruleName: row.name,
  commentId: row.commentId,
  threadId: row.threadId,
  message: beginningOf(row.message, longestExcerpt),
  author: authorOf(row).name,
  at: row.at,
  did: JSON.parse(row.did),
  undoneAt: row.undoneAt,
})

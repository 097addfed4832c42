import type { z } from 'zod'
import type { History } from '../contract/people.ts'
import { literal } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import type { IdentityRow } from '../keeping/identities.ts'

/** What a wave of one spammer's comments may cost whoever opens their card. */
const mostCounted = 1000

/** The figures of one name, over at most its newest 1,000 comments. */
export async function historyOf(context: TeamContext, identity: IdentityRow): Promise<z.input<typeof History>> {
  const newest = commentsBy(context, identity)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(mostCounted)
    .select(['threadId', 'hiddenAt', 'deletedAt', 'createdAt'])
    .as('own')
  const figures = await context.db
    .selectFrom(newest)
    .select(({ fn, exists, selectFrom }) => [
      fn.countAll<number>().as('comments'),
      fn.count<number>('own.threadId').distinct().as('threads'),
      fn.count<number>('own.hiddenAt').as('hidden'),
      fn.count<number>('own.deletedAt').as('deleted'),
      fn.max('own.createdAt').as('lastAt'),
      fn
        .count<number>('own.threadId')
        .distinct()
        .filterWhere(
          exists(
            selectFrom('comments as ours')
              .where('ours.teamId', '=', context.teamId)
              .whereRef('ours.threadId', '=', 'own.threadId')
              .where('ours.authorUs', '=', literal(1))
              .where('ours.deletedAt', 'is', null)
              .select('ours.id'),
          ),
        )
        .as('answered'),
    ])
    .executeTakeFirstOrThrow()
  const first = await commentsBy(context, identity)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(1)
    .select('createdAt')
    .executeTakeFirst()
  const comments = Number(figures.comments)
  return {
    firstAt: first?.createdAt ?? null,
    lastAt: figures.lastAt ?? null,
    comments,
    threads: Number(figures.threads),
    answered: Number(figures.answered),
    hidden: Number(figures.hidden),
    deleted: Number(figures.deleted),
    more: comments === mostCounted,
  }
}

/** All that was written under one name: one range of one index. */
export function commentsBy({ db, teamId }: TeamContext, { pairId, network, handle, name }: IdentityRow) {
  const comments = db
    .selectFrom('comments')
    .where('comments.teamId', '=', teamId)
    .where('comments.pairId', '=', pairId)
    .where('comments.network', '=', network)
  if (!handle.startsWith('@')) return comments.where('comments.authorId', '=', handle)
  return comments.where('comments.authorId', 'is', null).where('comments.authorName', '=', name)
}

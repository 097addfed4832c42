import type { Network } from '../contract/values.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import { readWholePost } from '../intake/wholePosts.ts'
import type { WorkContext, WorkKind } from '../jobs/kinds.ts'
import { pairRow } from '../linking/pairRows.ts'
import { changed } from '../live/changes.ts'

const readPostKind: WorkKind<{ pairId: string; network: Network; postId: string }> = {
  lane: 'reread',
  work: async (context, { pairId, network, postId }) => {
    if (await isUnlinked(context, pairId)) return
    await readWholePost(context, pairId, { id: postId, network })
    await tell(context, pairId, [postId])
  },
  failed: (trx, context, { pairId, postId }) => changed(trx, context, 'coverage', pairId, [postId]),
}

/** Goes on, after a break, with those that it has not read since it was promised. */
const readDifferingKind: WorkKind<{ pairId: string }> = {
  lane: 'reread',
  work: async (context, { pairId }) => {
    if (await isUnlinked(context, pairId)) return
    const { createdAt, progressDone } = await context.db
      .selectFrom('jobs')
      .where('id', '=', context.jobId)
      .select(['createdAt', 'progressDone'])
      .executeTakeFirstOrThrow()
    const left = await differingSince(context, pairId, createdAt)
    const total = progressDone + left.length
    await context.progress({ total })
    for (const [place, post] of left.entries()) {
      await readWholePost(context, pairId, post)
      await context.progress({ done: progressDone + place + 1 })
      await tell(context, pairId, [post.id])
    }
  },
  failed: (trx, context, { pairId }) => changed(trx, context, 'coverage', pairId),
}

const differingSince = ({ db, teamId }: WorkContext, pairId: string, since: string) =>
  db
    .selectFrom('posts')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('deletedAt', 'is', null)
    // Of somebody else's media we see what names us and no more.
    .where('ownerName', 'is', null)
    .where((eb) => eb('commentCount', '<>', eb.ref('seenCount')))
    .where((eb) => eb.or([eb('sweptAt', 'is', null), eb('sweptAt', '<', since)]))
    .orderBy('postedAt', 'desc')
    .orderBy('id', 'desc')
    .select(['id', 'network'])
    .execute()

async function isUnlinked(context: TeamContext, pairId: string) {
  const pair = await pairRow(context, pairId)
  return !pair || pair.unlinkedAt !== null
}

const tell = (context: TeamContext, pairId: string, ids: string[]) =>
  write(context.db, (trx) => changed(trx, { ...context, now: context.clock() }, 'coverage', pairId, ids))

export const coverageKinds = { 'coverage.readPost': readPostKind, 'coverage.readDiffering': readDifferingKind }

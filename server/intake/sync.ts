import type { Network } from '../contract/values.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import type { WorkContext, WorkKind } from '../jobs/kinds.ts'
import { savePost } from '../keeping/posts.ts'
import { type PairRow, pairRow } from '../linking/pairRows.ts'
import { speakingAs } from '../linking/speaking.ts'
import { changed } from '../live/changes.ts'
import type { RemotePost } from '../platform/platform.ts'
import { slicesOf } from '../platform/slices.ts'
import { harvestPost } from './harvest.ts'

/**
 * A complete reading of both networks: first every post, so that the progress has a total, then the comments of each.
 * Every step is folded as it comes, so a reading that is cut off has lost nothing and goes on with the posts
 * that it has not read since it was promised.
 */
export const syncKind: WorkKind<{ pairId: string }> = {
  lane: 'sync',
  work: async (context, { pairId }) => {
    const pair = await pairRow(context, pairId)
    if (!pair || pair.unlinkedAt) return
    for (const network of networksOf(pair)) await readPosts(context, pairId, network)
    await readComments(context, pair)
    await tell(context, pairId)
  },
  failed: async (trx, context, { pairId }) => changed(trx, context, 'linking', pairId, [pairId]),
}

export const networksOf = (pair: PairRow): Network[] => (pair.profileId ? ['facebook', 'instagram'] : ['facebook'])

async function readPosts(context: WorkContext, pairId: string, network: Network) {
  const { media } = context.platform
  const posts = slicesOf((after) =>
    speakingAs(context, pairId, network, (account) => media.list(network, account, after)),
  )
  await savePosts(context, pairId, posts)
  if (network === 'instagram') return
  // Instagram's ads cannot be listed: they become known by the comments under them.
  const ads = slicesOf((after) => speakingAs(context, pairId, network, (account) => media.listAds(account, after)))
  await savePosts(context, pairId, ads)
}

async function savePosts(context: WorkContext, pairId: string, slices: AsyncIterable<RemotePost[]>) {
  for await (const posts of slices) {
    await write(context.db, async (trx) => {
      for (const post of posts) await savePost(trx, { ...context, now: context.clock() }, pairId, post)
    })
    await context.progress({})
  }
}

async function readComments(context: WorkContext, { id: pairId, teamId }: PairRow) {
  const { createdAt: promisedAt, progressCount } = await context.db
    .selectFrom('jobs')
    .where('id', '=', context.jobId)
    .select(['createdAt', 'progressCount'])
    .executeTakeFirstOrThrow()
  const posts = await context.db
    .selectFrom('posts')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('deletedAt', 'is', null)
    .where('ownerName', 'is', null)
    .orderBy('postedAt', 'desc')
    .select(['id', 'network', 'sweptAt'])
    .execute()
  const left = posts.filter(({ sweptAt }) => !sweptAt || sweptAt < promisedAt)

  let done = posts.length - left.length
  let count = progressCount
  await context.progress({ done, total: posts.length })
  for (const post of left) {
    count += await harvestPost(context, pairId, post, { first: post.sweptAt === null })
    done += 1
    await context.progress({ done, count })
    await tell(context, pairId)
  }
}

const tell = (context: TeamContext, pairId: string) =>
  write(context.db, (trx) => changed(trx, { ...context, now: context.clock() }, 'linking', pairId, [pairId]))

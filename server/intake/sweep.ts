import type { Network } from '../contract/values.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import type { WorkContext, WorkKind } from '../jobs/kinds.ts'
import { pairRow } from '../linking/pairRows.ts'
import { speakingAs } from '../linking/speaking.ts'
import type { RemotePost } from '../platform/platform.ts'
import { harvestPost } from './harvest.ts'
import { savePost } from './posts.ts'
import { networksOf } from './sync.ts'

/** How many posts whose count agrees are read again a round, those first that were not read for longest. */
const inTurn = 5

/**
 * Catches what notices do not carry: Instagram tells of new comments only, never of an edit, a hiding or a deletion,
 * and any notice can be lost. Reads the newest posts, the comments of each whose count differs, and some more in turn.
 */
export const sweepKind: WorkKind<{ pairId: string }> = {
  lane: 'reread',
  everySeconds: ({ settings }) => settings.sweepSeconds,
  work: async (context, { pairId }) => {
    const pair = await pairRow(context, pairId)
    if (!pair || pair.unlinkedAt) return
    for (const network of networksOf(pair)) await sweepNetwork(context, pairId, network)
  },
}

async function sweepNetwork(context: WorkContext, pairId: string, network: Network) {
  const { items } = await speakingAs(context, pairId, network, (account) =>
    context.platform.media.list(network, account),
  )
  if (network === 'facebook') items.push(...(await newestAds(context, pairId)))
  const differing = await differingPosts(context, items)
  await write(context.db, async (trx) => {
    for (const post of items) await savePost(trx, { ...context, now: context.clock() }, pairId, post)
  })
  const due = new Map([...differing, ...(await longestUnread(context, pairId, network))].map((id) => [id, network]))
  for (const id of due.keys()) {
    await harvestPost(context, pairId, { id, network })
    await context.progress({})
  }
}

const newestAds = async (context: WorkContext, pairId: string) =>
  (await speakingAs(context, pairId, 'facebook', (account) => context.platform.media.listAds(account))).items

/** Posts that are new to us, or of which the platform counts other comments than stand here. */
async function differingPosts({ db, teamId }: TeamContext, posts: RemotePost[]) {
  if (posts.length === 0) return []
  const ids = posts.map(({ id }) => id)
  const ours = await db
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('postId', 'in', ids)
    .where('deletedAt', 'is', null)
    .where('remoteId', 'is not', null)
    .groupBy('postId')
    .select(['postId', (eb) => eb.fn.countAll<number>().as('count')])
    .execute()
  const counts = new Map(ours.map(({ postId, count }) => [postId, Number(count)]))
  return posts.filter(({ id, commentCount }) => (counts.get(id) ?? 0) !== commentCount).map(({ id }) => id)
}

async function longestUnread({ db, teamId }: TeamContext, pairId: string, network: Network) {
  const posts = await db
    .selectFrom('posts')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('network', '=', network)
    .where('deletedAt', 'is', null)
    .where('sweptAt', 'is not', null)
    .where('ownerName', 'is', null)
    .orderBy('sweptAt')
    .limit(inTurn)
    .select('id')
    .execute()
  return posts.map(({ id }) => id)
}

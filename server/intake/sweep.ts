import { Problem } from '../contract/problem.ts'
import type { Network } from '../contract/values.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import type { WorkContext, WorkKind } from '../jobs/kinds.ts'
import { savePost } from '../keeping/posts.ts'
import { pairRow } from '../linking/pairRows.ts'
import { speakingAs } from '../linking/speaking.ts'
import { harvestPost } from './harvest.ts'
import { networksOf } from './sync.ts'
import { readWholePost } from './wholePosts.ts'

/** How many posts whose count agrees are read again a round, those first that were not read for longest. */
const inTurn = 5
/** How many posts whose count differs are read again a round, the newest first; the others in the next. */
const mostUnsettled = 50

/**
 * Catches what notices do not carry: Instagram tells of new comments only, never of an edit, a hiding or a deletion,
 * and any notice can be lost. Reads the newest posts, the comments of each whose count differs, and some more in turn,
 * so that what it costs is bounded and every post has its turn, however old.
 */
export const sweepKind: WorkKind<{ pairId: string }> = {
  lane: 'reread',
  everySeconds: ({ settings }) => settings.sweepSeconds,
  work: async (context, { pairId }) => {
    const pair = await pairRow(context, pairId)
    if (!pair || pair.unlinkedAt) return
    const problems: Problem[] = []
    for (const network of networksOf(pair)) {
      const problem = await sweepNetwork(context, pairId, network).catch(onlyProblem)
      if (problem) problems.push(problem)
    }
    if (problems[0]) throw problems[0]
  },
}

/** A network that is away does not keep the other from being read. */
function onlyProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  throw error
}

async function sweepNetwork(context: WorkContext, pairId: string, network: Network) {
  const { items } = await speakingAs(context, pairId, network, (account) =>
    context.platform.media.list(network, account),
  )
  if (network === 'facebook') items.push(...(await newestAds(context, pairId)))
  await write(context.db, async (trx) => {
    for (const post of items) await savePost(trx, { ...context, now: context.clock() }, pairId, post)
  })
  const counted = new Set(items.map(({ id }) => id))
  const due = new Set([
    ...(await unsettledPosts(context, pairId, network)),
    ...(await longestUnread(context, pairId, network)),
  ])
  for (const id of due) {
    if (counted.has(id)) await harvestPost(context, pairId, { id, network })
    else await readWholePost(context, pairId, { id, network })
    await context.progress({})
  }
  await noteSweep(context, pairId, network)
}

const newestAds = async (context: WorkContext, pairId: string) =>
  (await speakingAs(context, pairId, 'facebook', (account) => context.platform.media.listAds(account))).items

async function noteSweep({ db, teamId, clock }: TeamContext, pairId: string, network: Network) {
  const sweptAt = clock().toISOString()
  await write(db, (trx) =>
    trx
      .insertInto('sweeps')
      .values({ teamId, pairId, network, sweptAt })
      .onConflict((conflict) => conflict.columns(['teamId', 'pairId', 'network']).doUpdateSet({ sweptAt }))
      .execute(),
  )
}

/** Posts of which the platform counts more or fewer comments than the last reading explains, newest first. */
async function unsettledPosts({ db, teamId }: TeamContext, pairId: string, network: Network) {
  const posts = await db
    .selectFrom('posts')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('network', '=', network)
    .where('deletedAt', 'is', null)
    .where('ownerName', 'is', null)
    .where((eb) => eb(eb('commentCount', '-', eb.ref('seenCount')), '<>', eb.ref('gap')))
    .orderBy('postedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(mostUnsettled)
    .select('id')
    .execute()
  return posts.map(({ id }) => id)
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
    .orderBy('id')
    .limit(inTurn)
    .select('id')
    .execute()
  return posts.map(({ id }) => id)
}

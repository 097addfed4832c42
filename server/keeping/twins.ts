import type { Network } from '../contract/values.ts'
import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { likenessOf, twinDistanceMs } from './likeness.ts'

interface Candidate {
  id: string
  pairId: string
  network: Network
  message: string
  postedAt: string
}

/** Nobody posts more often than this in four days. */
const mostCompared = 100
const mostSuggested = 3

/**
 * Looks for the same post on the other network, among those of two days before and after, and suggests at most three.
 * What somebody decided stays; what was suggested and is not likely any more goes.
 */
export async function findTwins(trx: Transaction, { teamId, now }: TeamContext, post: Candidate) {
  const near = await postsNear(trx, teamId, post)
  const likely = near
    .map((other) => ({ other, likeness: likenessOf(post, other) }))
    .filter((each): each is { other: Candidate; likeness: number } => each.likeness !== null)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, mostSuggested)
  await trx
    .deleteFrom('twins')
    .where('teamId', '=', teamId)
    .where('pairId', '=', post.pairId)
    .where(post.network === 'facebook' ? 'facebookPostId' : 'instagramPostId', '=', post.id)
    .where('state', '=', 'suggested')
    .execute()
  for (const { other, likeness } of likely)
    await trx
      .insertInto('twins')
      .values({
        teamId,
        ...twinIds(post, other),
        pairId: post.pairId,
        state: 'suggested',
        likeness,
        actorId: null,
        at: now.toISOString(),
      })
      .onConflict((conflict) =>
        conflict.columns(['teamId', 'pairId', 'facebookPostId', 'instagramPostId']).doUpdateSet({ likeness }),
      )
      .execute()
}

/** The key of two posts, one of each network, in whichever order they come. */
export const twinIds = (one: Pick<Candidate, 'id' | 'network'>, other: Pick<Candidate, 'id'>) =>
  one.network === 'facebook'
    ? { facebookPostId: one.id, instagramPostId: other.id }
    : { facebookPostId: other.id, instagramPostId: one.id }

function postsNear(trx: Transaction, teamId: string, { pairId, network, postedAt }: Candidate): Promise<Candidate[]> {
  const at = Date.parse(postedAt)
  return trx
    .selectFrom('posts')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('postedAt', '>=', new Date(at - twinDistanceMs).toISOString())
    .where('postedAt', '<=', new Date(at + twinDistanceMs).toISOString())
    .where('network', '<>', network)
    .where('ownerName', 'is', null)
    .where('deletedAt', 'is', null)
    .limit(mostCompared)
    .select(['id', 'pairId', 'network', 'message', 'postedAt'])
    .execute()
}

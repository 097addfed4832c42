import type { AdContext } from '../contract/adComments.ts'
import { Problem } from '../contract/problem.ts'
import type { Context } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { type AdRow, adOfPost, isRunning } from './ads.ts'

/**
 * What stands behind the ad that a thread is on; null for what was not made here, and for a thread that began before there
 * was the ad. Throws `not_found`.
 */
export async function getAdContext(context: Context, threadId: string): Promise<{ ad: AdContext | null }> {
  const { db, teamId } = context
  const thread = await db
    .selectFrom('threads')
    .where('teamId', '=', teamId)
    .where('id', '=', threadId)
    .select(['pairId', 'postId', 'network', 'adId'])
    .executeTakeFirst()
  if (!thread) throw new Problem('not_found', 'Your team has no such thread.')
  await linkedPair(context, thread.pairId)
  const ad = thread.adId === null ? null : await adOfPost(db, { teamId, ...thread })
  if (!ad) return { ad: null }
  const { campaignId, campaignName, adId, currency } = ad
  return {
    ad: {
      campaignId,
      campaignName,
      adId,
      running: isRunning(ad),
      network: thread.network,
      currency: currency ?? 'USD',
      numbers: await numbersOf(context, ad, thread.network),
    },
  }
}

/** Of this ad on this network, as they were last read. */
async function numbersOf({ db, teamId }: Context, { campaignId, adId }: AdRow, network: string) {
  const total = await db
    .selectFrom('campaignTotals')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', campaignId)
    .where('part', '=', `ad ${adId} ${network}`)
    .select(['reach', 'impressions', 'clicks', 'engagements', 'spend'])
    .executeTakeFirst()
  return total ?? { reach: 0, impressions: 0, clicks: 0, engagements: 0, spend: 0 }
}

import type { adComments } from '../server/contract/adComments.ts'
import { Problem } from '../server/contract/problem.ts'
import { creativesIn, daysOf, together } from './adNumbers.ts'
import { campaignsOf } from './commitments.ts'
import { type MockContext, type MockHandlers, memberOf } from './context.ts'
import { changed, instant, type MockThread } from './memory.ts'
import { commentIn, threadIn } from './places.ts'
import { runAd } from './running.ts'
import { beganOnAd } from './threads.ts'

export const adCommentsMocks: MockHandlers<typeof adComments> = {
  getAdContext: ({ params }, context) => {
    const thread = threadIn(context, params.threadId)
    const found = adOf(context, thread)
    if (!found) return { ad: null }
    const { campaign, ad } = found
    const days = daysOf(campaign, context.state.now()).filter(({ network }) => network === thread.network)
    const numbers = creativesIn(campaign, days).find(({ adId }) => adId === ad.adId) ?? together([])
    return {
      ad: {
        campaignId: campaign.id,
        campaignName: campaign.name,
        adId: ad.adId ?? '',
        running: ad.running,
        network: thread.network,
        currency: campaign.currency ?? 'EUR',
        numbers,
      },
    }
  },
  quietAd: ({ params }, context) => {
    const { state } = context
    const { thread, comment } = commentIn(context, params.commentId)
    const found = adOf(context, thread)
    if (!found?.ad.adId) throw new Problem('conflict', 'This comment is on no ad that was made here.')
    const { campaign, ad } = found
    const { adId } = found.ad
    state.quietings[comment.id] ??= {
      hidden: comment.hiddenAt !== null,
      campaignId: campaign.id,
      adId: adId ?? '',
      ran: ad.running,
    }
    comment.hiddenAt ??= instant(state)
    runAd(context, campaign.id, adId ?? '', false)
    tell(context, thread)
  },
  unquietAd: ({ params }, context) => {
    const { state } = context
    const { thread, comment } = commentIn(context, params.commentId)
    const before = state.quietings[comment.id]
    if (!before) return { stays: null }
    if (!before.hidden) comment.hiddenAt = null
    const stays = before.ran && state.spendStops[memberOf(context).teamId] ? stopped : null
    if (before.ran && stays === null) runAd(context, before.campaignId, before.adId, true)
    delete state.quietings[comment.id]
    tell(context, thread)
    return { stays }
  },
}

const stopped =
  'Its ad stays paused, because all spending is stopped. Let it run again on its campaign once that is over.'

function adOf(context: MockContext, { id, postId, pairId }: MockThread) {
  const { posts, comments } = context.state
  const post = posts.find((one) => one.id === postId)
  const first = comments.find(({ threadId }) => threadId === id)
  if (!post || !first || !beganOnAd(post, first)) return null
  for (const campaign of campaignsOf(context, pairId)) {
    const ad = campaign.ads.find(({ adId }) => adId !== null && adId === post.ad?.id)
    if (ad) return { campaign, ad }
  }
  return null
}

function tell({ state }: MockContext, { pairId, id }: MockThread) {
  const teamId = state.pairs.find((pair) => pair.id === pairId)?.teamId ?? ''
  changed(state, teamId, { topic: 'inbox', pairId, ids: [id] })
}

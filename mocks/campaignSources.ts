import type { z } from 'zod'
import { type CampaignContent, emptyContent } from '../server/contract/campaignContent.ts'
import type { CampaignSource } from '../server/contract/campaigns.ts'
import { Problem } from '../server/contract/problem.ts'
import { takePicture } from './adImages.ts'
import { campaignIn, contentNow } from './campaignViews.ts'
import type { MockContext } from './context.ts'

/** What a new campaign begins with. */
export function makeContent(
  context: MockContext,
  pairId: string,
  source: z.output<typeof CampaignSource>,
): CampaignContent {
  if (source.from === 'nothing') return emptyContent()
  if (source.from === 'post') return boosting(context, pairId, source.postId)
  if (source.from === 'campaign') {
    const content = contentNow(campaignIn(context, source.campaignId))
    return withoutDates({ ...content, name: `${content.name || 'Campaign'} (copy)`.slice(0, 300) })
  }
  const template = context.state.campaignTemplates.find(({ id, pairId: of }) => {
    return id === source.templateId && of === pairId
  })
  if (!template) throw new Problem('not_found', 'The pair has no such template.')
  return template.content
}

/** A copy of its own: what is changed in it later changes nothing elsewhere. */
export const withoutDates = (content: CampaignContent): CampaignContent => ({
  ...structuredClone(content),
  schedule: { startsAt: null, endsAt: null },
})

function boosting(context: MockContext, pairId: string, postId: string): CampaignContent {
  const post = context.state.posts.find((one) => one.id === postId && one.pairId === pairId)
  if (!post) throw new Problem('not_found', 'The pair has no such post.')
  if (post.ad) throw new Problem('conflict', 'This post is an ad already.')
  const content = emptyContent()
  const [creative] = content.creatives
  if (!creative) return content
  const known = context.state.adImages.find((one) => one.postId === postId)
  const picture = post.pictureUrl ? (known ?? takePicture(context, pairId, postId)) : null
  return {
    ...content,
    name: `Boost: ${post.message.slice(0, 60)}`,
    objective: 'engagement',
    goal: 'post_engagement',
    placements: { ...content.placements, networks: [post.network] },
    creatives: [
      {
        ...creative,
        post: { id: post.id, network: post.network },
        imageId: picture?.id ?? null,
        text: post.message,
        callToAction: 'none',
      },
    ],
  }
}

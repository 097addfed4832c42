import { halvesOf, type Span } from '../advertising/spans.ts'
import { withoutEmptyGroups } from '../contract/audienceParts.ts'
import { type CampaignContent, type Creative, placementsOf, sayingIn } from '../contract/campaignContent.ts'
import { networkOf, placementFacts } from '../contract/placements.ts'
import type { TargetingRest } from '../platform/advertising.ts'
import type { CreativeDraft, Part, Picture } from './parts.ts'
import { pictureKey } from './parts.ts'

/** What a target is made from besides the content. */
export interface Makings {
  span: Span
  pageId: string
  profileId: string | null
  payer: string | null
  beneficiary: string | null
  /** What stands out there besides the audience, and stays. */
  rest?: TargetingRest
  /** The sha256 of each picture that the content names and that is still there. */
  pictures: Map<string, string>
}

/**
 * Everything that is to stand out there for this content, in the order in which it is made. Null where a picture is missing:
 * then the rules have said so.
 */
export function targetOf(content: CampaignContent, makings: Makings): Part[] | null {
  const drafts = content.creatives.map((creative) => draftOf(content, creative, makings))
  if (drafts.some((draft) => draft === null)) return null
  const made = drafts.filter((draft) => draft !== null)
  return [
    ...imagesOf(made).map((spec) => ({ what: 'image' as const, creative: null, spec })),
    { what: 'campaign', creative: null, spec: campaignOf(content, makings) },
    ...content.creatives.flatMap((creative, place): Part[] => {
      const draft = made[place]
      if (!draft) return []
      const { key } = creative
      return [
        { what: 'ad_set', creative: key, spec: adSetOf(content, place, makings) },
        { what: 'creative', creative: key, spec: draft },
        { what: 'ad', creative: key, spec: { name: draft.name } },
      ]
    }),
  ]
}

const campaignOf = (content: CampaignContent, { span }: Makings) => ({
  name: content.name.trim(),
  objective: content.objective,
  categories: content.categories.toSorted(),
  categoryCountries: content.categories.length > 0 ? content.categoryCountries.toSorted() : [],
  spendCap: span.most,
})

/** Two creatives have half of the budget each, and together all of it to the last cent. */
function adSetOf(content: CampaignContent, place: number, { span, pageId, payer, beneficiary, rest }: Makings) {
  const amount = content.creatives.length > 1 ? (halvesOf(span.amount)[place] ?? 0) : span.amount
  return {
    name: nameOf(content, place),
    objective: content.objective,
    goal: content.goal,
    budget: { kind: span.kind, amount },
    bid: {
      strategy: content.bid.strategy,
      amount: content.bid.strategy === 'lowest_cost' ? null : content.bid.amount,
    },
    startsAt: span.startsAt,
    endsAt: span.endsAt,
    audience: withoutEmptyGroups(content.audience),
    placements: content.placements,
    ...(rest && { rest }),
    payer,
    beneficiary,
    pageId,
  }
}

const nameOf = (content: CampaignContent, place: number) =>
  content.creatives.length > 1 ? `${content.name.trim()} ${'AB'[place]}` : content.name.trim()

function draftOf(content: CampaignContent, creative: Creative, makings: Makings): CreativeDraft | null {
  const shown = placementsOf(content.placements)
  const isOnProfile = shown.some((placement) => networkOf(placement) === 'instagram')
  const common = {
    name: nameOf(content, content.creatives.indexOf(creative)),
    pageId: makings.pageId,
    profileId: isOnProfile ? makings.profileId : null,
    link: creative.link,
    callToAction: creative.callToAction,
  }
  const { post } = creative
  if (post) return { ...common, content: { kind: 'post', network: post.network, postId: post.id } }
  const assets = shown.map((placement) => {
    const { text, headline, imageId } = sayingIn(creative, placement)
    const sha256 = imageId && makings.pictures.get(imageId)
    if (!imageId || !sha256) return null
    const { ratio } = placementFacts[placement]
    // Cut by hand is the shared picture alone: another one has other things in its middle.
    const crop = (imageId === creative.imageId && creative.crops[ratio]) || null
    return { placement, text, headline, picture: { imageId, sha256, ratio, crop } }
  })
  if (assets.some((asset) => asset === null)) return null
  const { description } = creative
  return { ...common, content: { kind: 'assets', description, assets: assets.filter((asset) => asset !== null) } }
}

function imagesOf(drafts: CreativeDraft[]): Picture[] {
  const pictures = drafts.flatMap(({ content }) =>
    content.kind === 'assets' ? content.assets.map(({ picture }) => picture) : [],
  )
  return [...new Map(pictures.map((picture) => [pictureKey(picture), picture])).values()]
}

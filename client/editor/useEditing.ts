import { useCallback, useEffect, useMemo } from 'react'
import type { AdAccount } from '../../server/contract/adAccounts.ts'
import type { CampaignContent } from '../../server/contract/campaignContent.ts'
import type { Campaign } from '../../server/contract/campaigns.ts'
import { daysOf } from '../../server/contract/campaignTimes.ts'
import type { CampaignFacts } from '../../server/contract/findings.ts'
import type { Pair } from '../../server/contract/linking.ts'
import { useImages } from '../adImages/useImages.ts'
import { useEstimate } from '../audiences/useEstimate.ts'
import { useCampaignDraft } from '../campaignDrafts/useCampaignDraft.ts'
import type { Shown } from '../ui/crops.ts'
import type { Editing } from './editing.ts'
import { forEach, sectionOf } from './sections.ts'
import { useFindings, useTouched } from './useFindings.ts'

/** Of a post that is boosted only its address is known; its picture is drawn in the middle, whatever its size. */
const postSize = 1080

/** Everything the editor is made of: the draft, what stands against it, its pictures and its audience. */
export function useEditing(pair: Pair, campaign: Campaign, account: AdAccount | null) {
  const draft = useCampaignDraft(campaign)
  const { content } = draft
  const images = useImages(pair.id, usedImages(content))
  const { facts, findings } = useFindings(content, { pair, campaign, account, images })
  const touched = useTouched(campaign.content)
  const { note } = touched
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was touched is noted when the content changes, and never else.
  useEffect(() => note(content), [content])
  const estimate = useEstimate(pair.id, {
    audience: content.audience,
    placements: content.placements,
    goal: content.goal,
    dailyBudget: dailyOf(content, facts),
  })
  const { byId } = images
  const imageOf = useCallback((id: string | null | undefined) => (id ? byId.get(id) : undefined), [byId])
  const post = content.creatives.some((creative) => creative.post) ? campaign.pictureUrl : null
  const shownImage = useMemo(
    () =>
      (id: string | null): Shown | undefined =>
        imageOf(id) ?? (post && id === null ? { url: post, width: postSize, height: postSize } : undefined),
    [imageOf, post],
  )
  const visible = findings.filter(({ path }) => touched.isShown(path))
  const editing: Editing = {
    pair,
    campaign,
    content,
    change: draft.change,
    account,
    currency: account?.currency ?? 'EUR',
    facts,
    imageOf,
    estimate,
    problemOf: (path) => visible.find((one) => one.level === 'error' && isIn(one.path, path))?.message,
    notesOf: (path) => visible.filter((one) => one.level !== 'error' && isIn(one.path, path)),
    said: forEach((name) => JSON.stringify(visible.filter(({ path }) => sectionOf(path) === name))),
  }
  return { draft, editing, findings, touched, shownImage }
}

/** The whole has no path, and nothing else lies in it. */
const isIn = (inner: string, outer: string) => (outer === '' ? inner === '' : `${inner}.`.startsWith(`${outer}.`))

function usedImages({ creatives }: CampaignContent): string[] {
  const ids = creatives.flatMap(({ imageId, overrides }) => [
    imageId,
    ...Object.values(overrides).map((own) => own?.imageId),
  ])
  return ids.filter((id) => typeof id === 'string')
}

/** What a day has to spend: the platform says what that may bring. */
function dailyOf(content: CampaignContent, facts: CampaignFacts): number | null {
  const { kind, amount } = content.budget
  if (amount === null || amount <= 0) return null
  return kind === 'daily' ? amount : Math.max(1, Math.round(amount / (daysOf(content, facts) ?? 1)))
}

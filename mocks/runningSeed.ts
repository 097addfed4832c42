import type { CampaignContent } from '../server/contract/campaignContent.ts'
import type { MockCampaign } from './advertisingMemory.ts'
import { contentNow } from './campaignViews.ts'
import type { MockContext } from './context.ts'
import { instant, type State } from './memory.ts'
import { count } from './results.ts'

const day = 24 * 60
const boostedId = 'bakery-facebook-7'
const boostedMinutesAgo = 1600
const ads = { a: '120210000000001', b: '120210000000002' }

/** What happened since: limits, a campaign that was changed elsewhere, one that waits for approval, and an ad people talk about. */
export function seedRunning(state: State) {
  const easter = state.campaigns.find(({ id }) => id === 'easter-cakes')
  if (!easter) return
  state.spendLimits.bakery = { version: 1, approvalAbove: 30_000, perMonth: 200_000 }
  state.teamLimits.bakery = { version: 1, items: [{ currency: 'EUR', perMonth: 300_000 }] }
  const running = bread(state, easter)
  state.campaigns.push(running, stollen(state, easter))
  count(standIn(state), running)
  for (const post of state.posts)
    if (post.id === 'bakery-facebook-4' || post.id === 'bakery-instagram-4')
      post.ad = { id: ads.a, title: 'Sourdough week' }
  // Its second ad shows a post that people had talked about for days.
  const boosted = state.posts.find(({ id }) => id === boostedId)
  if (!boosted) return
  boosted.ad = { id: ads.b, title: 'Sourdough week' }
  boosted.adSince = instant(state, boostedMinutesAgo)
}

/** Two creatives against each other for 24 days, a budget that somebody raised elsewhere. */
function bread(state: State, like: MockCampaign): MockCampaign {
  const content = contentNow(like)
  const [first] = content.creatives
  if (!first) return like
  const creatives = (['a', 'b'] as const).map((key) => ({
    ...first,
    key,
    imageId: key === 'a' ? 'image-3' : 'image-1',
    headline: 'Sourdough week',
    text:
      key === 'a' ? 'We feed our sourdough at four in the morning.' : 'Seven loaves for seven days. Which is yours?',
    overrides: {},
  }))
  const ours: CampaignContent = {
    ...content,
    name: 'Sourdough week',
    creatives,
    schedule: { startsAt: wall(state, -24), endsAt: wall(state, 6) },
  }
  const seenAt = instant(state, 14)
  return {
    ...standing(state, like, 'sourdough-week', ours, 24 * day),
    state: 'active',
    why: 'Until 6 days from now',
    launchedVersion: 1,
    campaignId: '120210000000000',
    ads: creatives.map(({ key }) => ({
      creative: key,
      adId: ads[key],
      name: `Sourdough week · ad · ${key.toUpperCase()}`,
      running: true,
      state: 'approved' as const,
      feedback: [],
      postId: key === 'a' ? 'bakery-facebook-4' : boostedId,
      mediaId: key === 'a' ? 'bakery-instagram-4' : null,
    })),
    drift: [{ what: 'budget', ours: '€40.00 a day', theirs: '€60.00 a day', seenAt }],
    alerts: [{ kind: 'drift', what: 'Its budget was changed in Ads Manager.', since: seenAt }],
  }
}

/** Written by a colleague, complete, and above what one may launch alone. */
function stollen(state: State, like: MockCampaign): MockCampaign {
  const content: CampaignContent = {
    ...contentNow(like),
    name: 'Christmas stollen',
    budget: { kind: 'daily', amount: 5000, most: null },
    schedule: { startsAt: wall(state, 2), endsAt: wall(state, 12) },
  }
  const by = 'Inês Duarte'
  const made = standing(state, like, 'christmas-stollen', content, 200)
  return { ...made, createdBy: by, changedBy: by, versions: made.versions.map((one) => ({ ...one, savedBy: by })) }
}

function standing(
  state: State,
  like: MockCampaign,
  id: string,
  content: CampaignContent,
  minutesAgo: number,
): MockCampaign {
  const at = instant(state, minutesAgo)
  return {
    ...like,
    id,
    state: 'draft',
    why: null,
    alerts: [],
    reach: 0,
    impressions: 0,
    clicks: 0,
    spend: 0,
    createdAt: at,
    changedAt: at,
    launchedVersion: null,
    campaignId: null,
    ads: [],
    drift: [],
    versions: [{ version: 1, savedAt: at, savedBy: like.createdBy, content }],
  }
}

/** As Maya sees it. */
function standIn(state: State): MockContext {
  const person = state.people.find(({ id }) => id === 'maya') ?? null
  return { state, session: null, person, member: state.members.find(({ personId }) => personId === 'maya') ?? null }
}

const wall = (state: State, days: number) => `${instant(state, -days * day).slice(0, 10)}T09:00`

import { AudiencePlace } from '../server/contract/audienceParts.ts'
import { type CampaignContent, Creative, emptyContent } from '../server/contract/campaignContent.ts'
import type { Campaign } from '../server/contract/campaigns.ts'
import { knownInterests, knownPlaces } from './audienceWords.ts'
import { bakery } from './bakery.ts'
import { instant, type State } from './memory.ts'
import { photoOf } from './pictures.ts'

const day = 24 * 60

/** The bakery's ad account, its pictures, an audience, a template, and campaigns in most of their states. */
export function seedAdvertising(state: State) {
  const ours = { teamId: 'bakery', pairId: 'bakery' }
  const maya = { createdBy: 'Maya Lindqvist' }
  state.adAccounts.push({
    teamId: 'bakery',
    id: 'act_101',
    name: "Maya's Bakery",
    currency: 'EUR',
    zone: 'Europe/Dublin',
    leastDaily: 100,
    payer: "Maya's Bakery Ltd",
    beneficiary: "Maya's Bakery Ltd",
    obstacle: null,
    readAt: instant(state, 20),
  })
  for (const [at, { object, hue, message }] of bakery.scenes.entries()) {
    const picture = { name: message.slice(0, 40), url: photoOf(object, hue), width: 1080, height: 1080 }
    state.adImages.push({ ...ours, ...maya, id: `image-${at}`, ...picture, createdAt: at4(state, at), postId: null })
  }
  const audience = easterCakes(state).audience
  const changed = { changedAt: instant(state, 9 * day), changedBy: 'Maya Lindqvist' }
  state.audiences.push({ ...ours, ...changed, id: 'bakers', version: 1, name: 'Bakers of Galway', audience })
  state.campaignTemplates.push({
    ...ours,
    ...maya,
    id: 'weekend',
    name: 'Weekend special',
    createdAt: instant(state, 30 * day),
    content: {
      ...emptyContent(),
      name: 'Weekend special',
      audience,
      budget: { kind: 'daily', amount: 1500, most: 6000 },
    },
  })
  seedCampaigns(state)
}

const at4 = (state: State, at: number) => instant(state, (3 + at) * day)

function seedCampaigns(state: State) {
  const easter = easterCakes(state)
  const class_ = { ...easter, name: 'Cupcake class', creatives: [said('a', 'image-4', 'Cupcake class this Sunday.')] }
  const draft: CampaignContent = {
    ...emptyContent(),
    name: 'Autumn bread week',
    audience: { ...easter.audience, interests: [] },
    creatives: [said('a', 'image-3', 'We feed our sourdough at four in the morning, so that you do not have to.')],
  }
  const figures = { reach: 0, impressions: 0, clicks: 0, spend: 0 }
  seed(state, 'autumn-bread', draft, 120, { state: 'draft', why: null, ...figures, launched: false })
  seed(state, 'easter-cakes', easter, 5 * day, {
    state: 'active',
    why: 'Runs until 12 days from now',
    reach: 8_412,
    impressions: 21_930,
    clicks: 486,
    spend: 17_640,
    launched: true,
  })
  seed(state, 'cupcake-class', class_, 1 * day, {
    state: 'rejected',
    why: 'The picture has too much text',
    ...figures,
    launched: true,
    alerts: [{ kind: 'rejected', what: 'The platform rejected the ad.', since: instant(state, day) }],
  })
  const past = { startsAt: wall(state, -40), endsAt: wall(state, -30) }
  const doughnuts = {
    ...easter,
    name: 'Doughnut Friday',
    schedule: past,
    creatives: [said('a', 'image-5', 'Doughnut Friday is back.')],
  }
  seed(state, 'doughnut-friday', doughnuts, 30 * day, {
    state: 'ended',
    why: 'Ended a month ago',
    reach: 14_020,
    impressions: 40_118,
    clicks: 1_204,
    spend: 29_985,
    launched: true,
  })
}

interface Standing extends Pick<Campaign, 'state' | 'why' | 'reach' | 'impressions' | 'clicks' | 'spend'> {
  launched: boolean
  alerts?: Campaign['alerts']
}

function seed(state: State, id: string, content: CampaignContent, minutesAgo: number, standing: Standing) {
  const { launched, alerts = [], ...is } = standing
  const at = instant(state, minutesAgo)
  state.campaigns.push({
    id,
    teamId: 'bakery',
    pairId: 'bakery',
    ...is,
    alerts,
    createdAt: at,
    createdBy: 'Maya Lindqvist',
    changedAt: at,
    changedBy: 'Maya Lindqvist',
    adAccountId: launched ? 'act_101' : null,
    launchedVersion: launched ? 1 : null,
    campaignId: launched ? `2385${id.length}00${minutesAgo}` : null,
    ads: launched
      ? content.creatives.map(({ key }) => ({
          creative: key,
          adId: `2386${id.length}00${minutesAgo}`,
          name: `${content.name} ${key.toUpperCase()}`,
          running: is.state === 'active',
          state: is.state === 'rejected' ? 'rejected' : 'approved',
          feedback: is.state === 'rejected' ? ['The picture has too much text.'] : [],
          postId: null,
          mediaId: null,
        }))
      : [],
    drift: [],
    versions: [{ version: 1, savedAt: at, savedBy: 'Maya Lindqvist', content }],
    removedAt: null,
  })
}

function easterCakes(state: State): CampaignContent {
  const content = emptyContent()
  const galway = knownPlaces.find(({ key }) => key === '1105')
  const baking = knownInterests.find(({ name }) => name === 'Baking')
  return {
    ...content,
    name: 'Easter cakes',
    budget: { kind: 'daily', amount: 4000, most: null },
    schedule: { startsAt: wall(state, -5), endsAt: wall(state, 12) },
    audience: {
      ...content.audience,
      places: [AudiencePlace.parse({ ...galway, radiusKm: 10 })],
      ageMin: 25,
      ageMax: 55,
      interests: baking ? [[{ id: baking.id, name: baking.name }]] : [],
    },
    creatives: [
      {
        ...said(
          'a',
          'image-0',
          'Lemon, elderflower and far too many candles: our Easter cakes are here. Order until Thursday, and we keep one for you until Saturday noon.',
        ),
        headline: 'Easter cakes to order',
        description: 'From €28',
        callToAction: 'order_now',
        overrides: { instagram_story: { text: 'Easter cakes are here. Order until Thursday.' } },
      },
    ],
  }
}

const said = (key: 'a' | 'b', imageId: string, text: string) =>
  Creative.parse({ key, imageId, text, link: 'https://mayasbakery.example/shop' })

const wall = (state: State, days: number) => `${instant(state, -days * day).slice(0, 10)}T09:00`

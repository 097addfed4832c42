import { Audience } from '../../server/contract/audienceParts.ts'
import { PlacementChoice } from '../../server/contract/campaignContent.ts'
import type { AdSetSpec, CampaignSpec, CreativeSpec, PlacementAsset } from '../../server/platform/advertising.ts'

/** Maya's Easter cakes, as the adapter is given them. */
export const easterCampaign = (change: Partial<CampaignSpec> = {}): CampaignSpec => ({
  name: 'Easter cakes [op:1a2b3c4d]',
  objective: 'traffic',
  categories: [],
  categoryCountries: [],
  spendCap: null,
  ...change,
})

export const townsfolk = Audience.parse({
  places: [{ kind: 'city', key: '777934', name: 'Freiburg', country: 'DE', radiusKm: 10 }],
  ageMin: 25,
  ageMax: 55,
  interests: [[{ id: '6003107902433', name: 'Baking' }]],
})

export const easterAdSet = (change: Partial<AdSetSpec> = {}): AdSetSpec => ({
  name: 'Easter cakes A [op:1a2b3c4d]',
  campaignId: '120',
  objective: 'traffic',
  goal: 'link_clicks',
  budget: { kind: 'daily', amount: 4000 },
  bid: { strategy: 'lowest_cost', amount: null },
  startsAt: null,
  endsAt: '2026-04-12T18:00:00.000Z',
  audience: townsfolk,
  placements: PlacementChoice.parse({}),
  payer: null,
  beneficiary: null,
  pageId: '111',
  ...change,
})

export const asset = (change: Partial<PlacementAsset> = {}): PlacementAsset => ({
  placement: 'facebook_feed',
  text: 'Cakes for Easter',
  headline: 'Order yours',
  imageHash: 'hash-4x5',
  ...change,
})

export const easterCreative = (content: CreativeSpec['content'], change: Partial<CreativeSpec> = {}): CreativeSpec => ({
  name: 'Easter cakes A',
  pageId: '111',
  profileId: '1784',
  link: 'https://bakery.example/easter',
  callToAction: 'shop_now',
  content,
  ...change,
})

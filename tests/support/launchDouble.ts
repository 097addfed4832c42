import { createHash } from 'node:crypto'
import type {
  AdSetSpec,
  AdSpec,
  Ads,
  CampaignSpec,
  CreativeSpec,
  RemoteAd,
  RemoteAdSet,
  RemoteCampaign,
} from '../../server/platform/advertising.ts'
import { PlatformFailure } from '../../server/platform/failure.ts'

/** How a call goes wrong: before it does anything, or after it has done it and nobody hears of it. */
export type Lie = 'refuse' | 'lose' | 'do_and_lose' | 'reconnect'

export interface Call {
  method: keyof Ads
  args: unknown[]
}

/**
 * Ads out there without the wire: trees in memory, whose answers can be made to lie. What it creates is paused, as the adapter
 * does; that no body says otherwise is for the adapter's own tests.
 */
export function createAdsDouble() {
  const campaigns = new Map<string, RemoteCampaign & { account: string; spec: CampaignSpec }>()
  const adSets = new Map<string, RemoteAdSet & { campaignId: string; spec: AdSetSpec }>()
  const ads = new Map<string, RemoteAd & { adSetId: string }>()
  const creatives = new Map<string, CreativeSpec>()
  const calls: Call[] = []
  const world = {
    campaigns,
    adSets,
    ads,
    creatives,
    calls,
    /** Asked before each call; what it says befalls it. */
    lie: (_call: Call): Lie | undefined => undefined,
    /** What the platform says of a new ad. */
    review: 'PENDING_REVIEW' as string,
    /** What happens between the doing and the hearing. */
    between: async (_call: Call) => {},
  }
  let made = 0
  const newId = () => `12000000${String(++made).padStart(8, '0')}`

  async function call<T>(method: keyof Ads, args: unknown[], work: () => T): Promise<T> {
    const one = { method, args }
    calls.push(one)
    const lie = world.lie(one)
    if (lie === 'refuse')
      throw new PlatformFailure('refused_by_platform', 'Your ad cannot say that.', { outcome: 'rejected', code: 100 })
    if (lie === 'reconnect')
      throw new PlatformFailure('reconnect_required', 'The connection has expired. Link the Page again.', {
        outcome: 'rejected',
        code: 190,
      })
    if (lie === 'lose') throw lost()
    const answer = work()
    await world.between(one)
    if (lie === 'do_and_lose') throw lost()
    return answer
  }

  const double: Ads = {
    listAccounts: async () => [],
    readAccount: async () => Promise.reject(lost()),
    searchInterests: async () => [],
    searchPlaces: async () => [],
    searchLanguages: async () => [],
    estimate: async () => ({ ready: false, lower: null, upper: null, curve: [] }),
    readInsights: async () => [],
    readReach: async () => Promise.reject(lost()),
    addImage: (...args) =>
      call('addImage', args, () => ({ hash: createHash('md5').update(args[1].bytes).digest('hex') })),
    createCampaign: (...args) =>
      call('createCampaign', args, () => {
        const [{ id: account }, spec] = args
        const id = newId()
        const { name, spendCap } = spec
        campaigns.set(id, { ...paused(id, name), account, spec, spendCap, feedback: [], adSets: [] })
        return { id }
      }),
    createAdSet: (...args) =>
      call('createAdSet', args, () => {
        const [, spec] = args
        const id = newId()
        const { name, budget, bid, startsAt, endsAt, campaignId } = spec
        const aimed = targetingIn(spec)
        adSets.set(id, { ...paused(id, name), spec, campaignId, budget, bid, startsAt, endsAt, ...aimed, ads: [] })
        return { id }
      }),
    createCreative: (...args) =>
      call('createCreative', args, () => {
        const [, spec] = args
        const content = JSON.stringify({ ...spec, name: '' })
        const known = [...creatives].find(([, one]) => JSON.stringify({ ...one, name: '' }) === content)
        const id = known?.[0] ?? newId()
        if (!known) creatives.set(id, spec)
        return { id }
      }),
    createAd: (...args) =>
      call('createAd', args, () => {
        const [, { name, adSetId, creativeId }]: [unknown, AdSpec] = args
        const id = newId()
        const shown = { postId: `post_${id}`, mediaId: `media_${id}`, feedback: [] }
        ads.set(id, { ...paused(id, name), effectiveStatus: world.review, adSetId, creativeId, ...shown })
        return { id }
      }),
    validateCampaign: (...args) => call('validateCampaign', args, () => undefined),
    validateAdSet: (...args) => call('validateAdSet', args, () => undefined),
    validateCreative: (...args) => call('validateCreative', args, () => undefined),
    findMarked: (...args) =>
      call('findMarked', args, () => {
        const [, what, mark] = args
        const all = { campaign: campaigns, ad_set: adSets, ad: ads }[what]
        return [...all.values()].filter(({ name }) => name.includes(mark)).reverse()
      }),
    readTree: (...args) =>
      call('readTree', args, () => {
        const campaign = campaigns.get(args[1])
        if (!campaign) return null
        const theirs = [...adSets.values()].filter(({ campaignId }) => campaignId === campaign.id)
        const adsIn = (id: string) => [...ads.values()].filter(({ adSetId }) => adSetId === id)
        return structuredClone({ ...campaign, adSets: theirs.map((adSet) => ({ ...adSet, ads: adsIn(adSet.id) })) })
      }),
    setSwitch: (...args) =>
      call('setSwitch', args, () => {
        const [, id, to] = args
        const thing = campaigns.get(id) ?? adSets.get(id) ?? ads.get(id)
        if (thing) thing.status = to
      }),
    changeCampaign: (...args) =>
      call('changeCampaign', args, () => void Object.assign(campaigns.get(args[1]) ?? {}, args[2])),
    changeAdSet: (...args) =>
      call('changeAdSet', args, () => {
        const [, id, { targeting, ...change }] = args
        Object.assign(adSets.get(id) ?? {}, change, targeting ? targetingIn(targeting) : {})
      }),
    changeAd: (...args) =>
      call('changeAd', args, () => {
        const [, id, change] = args
        Object.assign(ads.get(id) ?? {}, change, change.creativeId ? { effectiveStatus: world.review } : {})
      }),
  }
  return { ...world, double, world }
}
export type AdsDouble = ReturnType<typeof createAdsDouble>

const paused = (id: string, name: string) => ({ id, name, status: 'paused' as const, effectiveStatus: 'PAUSED' })

/** What was asked for, as it stands out there from then on. */
function targetingIn({ audience, placements, rest }: Pick<AdSetSpec, 'audience' | 'placements' | 'rest'>) {
  const targeting = { audience, placements, rest: rest ?? null }
  return { targeting, targetingHash: createHash('sha256').update(JSON.stringify(targeting)).digest('hex') }
}

const lost = () =>
  new PlatformFailure('platform_unavailable', 'The platform did not answer in time.', { outcome: 'unknown' })

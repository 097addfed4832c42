import type { CampaignsRow } from '../../server/advertising/campaignRows.ts'
import { emptyContent } from '../../server/contract/campaignContent.ts'
import type { Database } from '../../server/db/database.ts'
import type { Ads, RemoteCampaign, Switch } from '../../server/platform/advertising.ts'
import { PlatformFailure } from '../../server/platform/failure.ts'

const adAccount = { id: 'act_1000000000000077', name: 'Bakery', currency: 'EUR', zone: 'Europe/Berlin' }

interface AdCall {
  what: 'setSwitch' | 'readTree' | 'readAccount'
  id: string
  to?: Switch
  at: number
}
/** What the platform does with a call: answers, fails with something before or after it has done it, or never answers. */
type Mood = (call: AdCall) => undefined | { before?: PlatformFailure; after?: PlatformFailure; hangs?: true }

export const away = (outcome: 'unknown' | 'rejected' = 'unknown') =>
  new PlatformFailure('platform_unavailable', 'The platform has a problem of its own just now.', { outcome })
export const deadToken = () =>
  new PlatformFailure('reconnect_required', 'The connection has expired.', { outcome: 'rejected' })
export const gone = () => new PlatformFailure('not_found', 'The platform no longer has this.', { outcome: 'rejected' })

/** As much of a platform's ads as it takes to see what is switched on there, in the test's hands. */
export function createAdsDouble() {
  const trees = new Map<string, RemoteCampaign>()
  const calls: AdCall[] = []
  const quiet: Mood = () => undefined
  const hand = { mood: quiet }

  async function answering<T>(call: Omit<AdCall, 'at'>, work: () => T): Promise<T> {
    const made = { ...call, at: Date.now() }
    calls.push(made)
    const { before, after, hangs } = hand.mood(made) ?? {}
    await new Promise((resolve) => setTimeout(resolve, 5))
    if (hangs) return new Promise(() => {})
    if (before) throw before
    const answer = work()
    if (after) throw after
    return answer
  }

  function turn(id: string, to: Switch) {
    const all = [...trees.values()].flatMap((tree) => [tree, ...tree.adSets, ...tree.adSets.flatMap(({ ads }) => ads)])
    const thing = all.find((each) => each.id === id)
    if (!thing) throw gone()
    thing.status = to
  }

  const ads: Partial<Ads> = {
    setSwitch: (_speaker, id, to) => answering({ what: 'setSwitch', id, to }, () => turn(id, to)),
    readTree: (_speaker, id) => answering({ what: 'readTree', id }, () => structuredClone(trees.get(id) ?? null)),
    readAccount: (_speaker) =>
      answering({ what: 'readAccount', id: adAccount.id }, () => ({
        ...adAccount,
        leastDaily: 100,
        payer: null,
        beneficiary: null,
        obstacle: null,
      })),
  }
  return Object.assign(hand, {
    ads: ads as Ads,
    trees,
    calls,
    /** A campaign out there with one ad set and one ad, all of them switched alike. */
    addTree: (id: string, status: Switch) => trees.set(id, treeOf(id, status)),
    active: () => [...trees.values()].filter(({ status }) => status === 'active').map(({ id }) => id),
  })
}

const treeOf = (id: string, status: Switch): RemoteCampaign => ({
  id,
  name: `Campaign ${id}`,
  status,
  effectiveStatus: status.toUpperCase(),
  spendCap: null,
  feedback: [],
  adSets: [
    {
      id: `${id}1`,
      name: 'Ad set',
      status,
      effectiveStatus: status.toUpperCase(),
      budget: { kind: 'daily', amount: 1000 },
      bid: { strategy: 'lowest_cost', amount: null },
      startsAt: null,
      endsAt: null,
      targetingHash: '',
      targeting: null,
      ads: [
        {
          id: `${id}2`,
          name: 'Ad',
          status,
          effectiveStatus: status.toUpperCase(),
          creativeId: null,
          postId: null,
          mediaId: null,
          feedback: [],
        },
      ],
    },
  ],
})

export const chooseAdAccount = (db: Database, whose: { teamId: string; pairId: string }) =>
  db
    .insertInto('adAccounts')
    .values({
      ...whose,
      accountId: adAccount.id,
      name: adAccount.name,
      currency: adAccount.currency,
      zone: adAccount.zone,
      leastDaily: 100,
      payer: null,
      beneficiary: null,
      obstacle: null,
      readAt: new Date().toISOString(),
    })
    .onConflict((conflict) => conflict.columns(['teamId', 'pairId']).doNothing())
    .execute()

/** A campaign as it stands here once it was launched; `remoteId` is what it is called out there. */
export async function insertCampaign(
  db: Database,
  whose: { teamId: string; pairId: string },
  given: { id: string } & Partial<CampaignsRow>,
) {
  const now = new Date().toISOString()
  const row: CampaignsRow = {
    ...whose,
    content: JSON.stringify(emptyContent()),
    version: 1,
    name: `Campaign ${given.id}`,
    nameKey: `campaign ${given.id}`,
    networks: 'facebook instagram',
    imageId: null,
    pictureUrl: null,
    budgetKind: 'daily',
    budgetAmount: 1000,
    startsAt: null,
    endsAt: null,
    state: given.activeSince ? 'active' : 'paused',
    why: null,
    createdAt: now,
    createdBy: 'Maya',
    changedAt: now,
    changedBy: 'Maya',
    adAccountId: adAccount.id,
    currency: adAccount.currency,
    zone: adAccount.zone,
    launchedVersion: 1,
    launchedAt: now,
    remoteId: null,
    activeSince: null,
    switching: null,
    switchProblem: null,
    suspected: null,
    lookedAt: null,
    drift: '[]',
    alerts: '[]',
    reach: 0,
    impressions: 0,
    clicks: 0,
    spend: 0,
    resultsAt: null,
    archivedAt: null,
    removedAt: null,
    ...given,
  }
  await db.insertInto('campaigns').values(row).execute()
  return row
}

import { accountFor } from './adAccess.ts'
import { campaignEdge } from './adCampaignNode.ts'
import { creativeEdge } from './adCreativeNode.ts'
import { estimateDelivery, estimateReach } from './adEstimates.ts'
import { imageEdge } from './adImageNode.ts'
import { spentOf } from './adLedger.ts'
import { leastDaily, offsetOf } from './adMoney.ts'
import { adEdge } from './adNode.ts'
import { generatePreviews } from './adPreviews.ts'
import type { AdAccount } from './adRows.ts'
import { searchTargeting } from './adSearch.ts'
import { setEdge } from './adSetNode.ts'
import type { Call } from './call.ts'
import { insightsEdge } from './insightsEdge.ts'
import { listingOf } from './listing.ts'
import type { Listing, Node } from './node.ts'
import type { Params } from './params.ts'
import { timeFor } from './times.ts'

export function findAccountNode(call: Call, id: string): Node | undefined {
  const [, number] = /^act_(\d+)$/.exec(id) ?? []
  return number === undefined ? undefined : accountNode(call, accountFor(call, number, id))
}

/** An ad account, `act_` and a number (reference 7). */
function accountNode(call: Call, account: AdAccount): Node {
  const { world } = call
  const of = { column: 'accountId', id: account.id } as const
  return {
    id: `act_${account.id}`,
    type: 'AdAccount',
    accountId: `act_${account.id}`,
    defaults: ['account_id'],
    fields: {
      account_id: () => account.id,
      name: () => account.name,
      currency: () => account.currency,
      timezone_name: () => account.zone,
      timezone_offset_hours_utc: () => hoursOf(account.zone, world.now()),
      account_status: () => account.status,
      disable_reason: () => (account.status === 2 ? 1 : 0),
      min_daily_budget: () => account.minDaily,
      // Recollection: about a hundred dollars.
      min_campaign_group_spend_cap: () =>
        String(100 * offsetOf(account.currency) * (account.currency === 'JPY' ? 150 : 1)),
      funding_source: () => account.funding ?? undefined,
      funding_source_details: () =>
        account.funding ? { id: account.funding, display_string: 'Visa ··· 4242', type: 1 } : undefined,
      default_dsa_payor: () => account.payer ?? undefined,
      default_dsa_beneficiary: () => account.beneficiary ?? undefined,
      amount_spent: () => String(spentOf(world, { accountId: account.id })),
      balance: () => '0',
      spend_cap: () => '0',
      owner: () => account.ownerId,
      is_personal: () => 1,
      is_prepay_account: () => false,
      user_tasks: () => ['DRAFT', 'ANALYZE', 'ADVERTISE', 'MANAGE'],
      created_time: () => timeFor(call, account.createdAt),
    },
    edges: {
      campaigns: campaignEdge(call, account),
      adsets: setEdge(call, account, of),
      ads: adEdge(call, account, of),
      adcreatives: creativeEdge(call, account),
      adimages: imageEdge(call, account),
      insights: insightsEdge(call, 'account', account.id),
      instagram_accounts: { list: () => profilesOf(call, account) },
      promote_pages: { list: () => one(call.find(account.pageId)) },
      minimum_budgets: { read: () => ({ data: [minimumOf(account)] }) },
      targetingsearch: { read: (params) => searchTargeting(params) },
      reachestimate: { read: (params) => estimateReach(call, account, params) },
      delivery_estimate: { read: (params) => estimateDelivery(call, account, params) },
      generatepreviews: { read: (params) => generatePreviews(call, account, params) },
    },
  }
}

/** `GET /me/adaccounts`: those that are the person's own. */
export const accountsOf = (call: Call, personId: string, params: Params): Listing =>
  listingOf<AdAccount>(call.world, {
    sql: 'select * from adAccounts where ownerId = ?',
    values: [personId],
    order: 'asc',
    params,
    most: 1000,
    node: (row) => accountNode(call, row),
  })

function minimumOf(account: AdAccount) {
  const { imp, high_freq, low_freq, video_views } = leastDaily(account)
  return {
    currency: account.currency,
    min_daily_budget_imp: imp,
    min_daily_budget_high_freq: high_freq,
    min_daily_budget_video_views: video_views,
    min_daily_budget_low_freq: low_freq,
  }
}

const profilesOf = (call: Call, { profileId }: AdAccount): Listing =>
  profileId === null ? { rows: [], hasNext: false, hasPrevious: false } : one(call.find(profileId))

const one = (node: Node): Listing => ({ rows: [node], hasNext: false, hasPrevious: false })

/** How far a zone is ahead of UTC at a moment. */
function hoursOf(zone: string, now: Date): number {
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(now)
    .find(({ type }) => type === 'timeZoneName')?.value
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60)
}

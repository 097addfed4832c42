import { adNow } from './adClock.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

export interface AdAccount {
  /** Without `act_`. */
  id: string
  name: string
  currency: string
  zone: string
  pageId: string
  profileId: string | null
  ownerId: string
  /** The least for a day of impressions, in the smallest amounts, as all money here. */
  minDaily: number
  /** 1 active, 2 disabled, 3 unsettled. */
  status: number
  /** Null where nobody has said how to pay. */
  funding: string | null
  payer: string | null
  beneficiary: string | null
  createdAt: string
}

export type AdStatus = 'ACTIVE' | 'PAUSED' | 'ARCHIVED' | 'DELETED'

interface Budgets {
  dailyBudget: number | null
  lifetimeBudget: number | null
  bidStrategy: string | null
}

interface Common {
  id: string
  accountId: string
  name: string
  status: AdStatus
  createdAt: string
  updatedAt: string
}

export interface CampaignRow extends Common, Budgets {
  objective: string
  /** JSON lists. */
  categories: string
  countries: string
  spendCap: number | null
  /** 1, 0, or null where the budget is the campaign's own. */
  budgetSharing: number | null
  startTime: string | null
  stopTime: string | null
}

export interface AdSetRow extends Common, Budgets {
  campaignId: string
  optimizationGoal: string
  billingEvent: string
  bidAmount: number | null
  startTime: string | null
  endTime: string | null
  /** JSON, as it was sent. */
  targeting: string
  destinationType: string | null
  promotedObject: string | null
  payer: string | null
  beneficiary: string | null
}

export interface CreativeRow {
  id: string
  accountId: string
  name: string
  contentHash: string
  /** JSON of what it was made from, without its name. */
  spec: string
  /** The Page's post and the Profile's media that show it, once an ad uses it (reference 1.10). */
  postId: string | null
  mediaId: string | null
  createdAt: string
  deletedAt: string | null
}

export interface AdRow extends Common {
  adSetId: string
  campaignId: string
  creativeId: string
  review: 'PENDING_REVIEW' | 'APPROVED' | 'DISAPPROVED'
  /** Until then nobody has looked at it. */
  reviewDueAt: string | null
  /** JSON of what review objects to, decided when it begins and shown when it is over. */
  feedback: string | null
}

export interface ImageRow {
  accountId: string
  hash: string
  name: string
  width: number
  height: number
  type: string
  createdAt: string
}

const one =
  <Row>(table: string) =>
  (world: World, id: string) =>
    statement<[string], Row>(world, `select * from ${table} where id = ?`).get(id)

/** Each undefined when nothing has that id. What was deleted is still found, as on the platform. */
export const findAccount = one<AdAccount>('adAccounts')
export const findCampaign = one<CampaignRow>('adCampaigns')
export const findAdSet = one<AdSetRow>('adSets')
export const findCreative = one<CreativeRow>('adCreatives')
export const findAd = one<AdRow>('adAds')

/** Without its bytes. */
export const findImage = (world: World, accountId: string, hash: string) =>
  statement<[string, string], ImageRow>(
    world,
    'select accountId, hash, name, width, height, type, createdAt from adImages where accountId = ? and hash = ?',
  ).get(accountId, hash)

/** Inserts a row whose keys are the columns. */
export function insertRow(world: World, table: string, row: object): void {
  const columns = Object.keys(row)
  statement<[object], unknown>(
    world,
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((column) => `@${column}`).join(', ')})`,
  ).run(row)
}

/** Sets what is given of one row, and when that was. */
export function changeRow(world: World, table: string, id: string, changes: object): void {
  const columns = Object.keys(changes)
  statement<[object], unknown>(
    world,
    `update ${table} set ${[...columns, 'updatedAt'].map((column) => `${column} = @${column}`).join(', ')} where id = @id`,
  ).run({ ...changes, id, updatedAt: adNow(world).toISOString() })
}

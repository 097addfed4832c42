import { isCheck, requireToAdvertise, requireToSpend } from './adAccess.ts'
import { changedStatus, nameIn, newStatus } from './adChanges.ts'
import { adNow } from './adClock.ts'
import { checkCreative, creativeWith, linkOf, specIn } from './adCreatives.ts'
import { invalidAd, lacking } from './adErrors.ts'
import { fieldsOf, objectOf, read, wordsOf } from './adJson.ts'
import { reviewFor, verdictOn } from './adReview.ts'
import {
  type AdAccount,
  type AdRow,
  type AdSetRow,
  type CreativeRow,
  changeRow,
  findAdSet,
  findCampaign,
  findCreative,
  insertRow,
} from './adRows.ts'
import { publishStories } from './adStories.ts'
import type { Call } from './call.ts'
import { newId } from './ids.ts'
import { type Json, success } from './node.ts'
import { listOf, type Params, textOf } from './params.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

const mostPerSet = 50

/** `POST /act_X/ads` (reference 7.1). Creating one sends it to review and publishes what it shows. */
export function createAd(call: Call, account: AdAccount, params: Params): Json {
  requireToAdvertise(call)
  const { world } = call
  const set = setFor(world, account, textOf(params, 'adset_id'))
  const [name, status] = [nameIn(params, 400), newStatus(params)]
  if (params.creative === undefined) throw lacking('creative')
  const dry = isCheck({ params })
  const creative = creativeIn(call, account, params, name, dry)
  if (creative) checkLeads(world, set, creative)
  checkAtOnce(world, account, params, creative)
  if (status === 'ACTIVE') requireToSpend(account)
  if (dry || !creative) return success
  const now = adNow(world).toISOString()
  const row: AdRow = {
    id: newId.adThing(world),
    adSetId: set.id,
    campaignId: set.campaignId,
    accountId: account.id,
    name,
    status,
    creativeId: creative.id,
    ...reviewFor(world, account, creative.id),
    createdAt: now,
    updatedAt: now,
  }
  world.db.transaction(() => {
    insertRow(world, 'adAds', row)
    publishStories(world, account, row)
  })()
  return { id: row.id }
}

/** `POST /{ad}`. Another creative is reviewed anew. */
export function changeAd(call: Call, account: AdAccount, before: AdRow, params: Params): Json {
  requireToAdvertise(call)
  const { world } = call
  const status = changedStatus(params, before.status)
  const name = nameIn(params, 400, before.name)
  const dry = isCheck({ params })
  const creative = params.creative === undefined ? undefined : creativeIn(call, account, params, name, dry)
  const set = findAdSet(world, before.adSetId)
  if (creative && set) checkLeads(world, set, creative)
  checkAtOnce(world, account, params, creative)
  if (status === 'ACTIVE' && before.status !== 'ACTIVE') requireToSpend(account)
  if (dry) return success
  const isOther = creative && creative.id !== before.creativeId
  const changed = {
    name,
    status,
    ...(isOther ? { creativeId: creative.id, ...reviewFor(world, account, creative.id) } : {}),
  }
  world.db.transaction(() => {
    changeRow(world, 'adAds', before.id, changed)
    if (isOther) publishStories(world, account, { ...before, ...changed })
  })()
  return success
}

function setFor(world: World, account: AdAccount, id: string | undefined): AdSetRow {
  if (!id) throw lacking('adset_id', 'Say which ad set it belongs to.')
  const set = findAdSet(world, id)
  const campaign = set && findCampaign(world, set.campaignId)
  const isOpen = [set?.status, campaign?.status].every((status) => status === 'ACTIVE' || status === 'PAUSED')
  if (!set || set.accountId !== account.id || !isOpen) {
    throw invalidAd({
      title: 'Ad set isn’t available',
      says: 'The ad set doesn’t exist in this ad account, or it has been deleted or archived.',
      blame: 'adset_id',
    })
  }
  const count = statement<[string], { count: number }>(
    world,
    "select count(*) as count from adAds where adSetId = ? and status in ('ACTIVE', 'PAUSED')",
  ).get(id)
  if ((count?.count ?? 0) < mostPerSet) return set
  throw invalidAd({
    title: 'Too many ads',
    says: `An ad set can hold at most ${mostPerSet} ads.`,
    blame: 'adset_id',
  })
}

/** The creative that is named, or the one that is described; undefined when it was only to be checked. */
function creativeIn(
  call: Call,
  account: AdAccount,
  params: Params,
  name: string,
  dry: boolean,
): CreativeRow | undefined {
  const given = objectOf(params, 'creative') ?? {}
  const id = wordsOf(given.creative_id) || wordsOf(given.id)
  if (!id) {
    const spec = specIn(given)
    checkCreative(call, account, spec)
    return dry
      ? undefined
      : creativeWith(call, account, [...(wordsOf(given.name) || name)].slice(0, 100).join(''), spec)
  }
  const creative = findCreative(call.world, id)
  if (creative && creative.accountId === account.id && !creative.deletedAt) return creative
  throw invalidAd({
    subcode: 1487015,
    title: 'Ad creative isn’t available',
    says: 'The ad creative doesn’t exist in this ad account, or it has been deleted.',
    blame: 'creative.creative_id',
  })
}

/** Who pays for visits to a website has to say which. */
function checkLeads(world: World, set: AdSetRow, creative: CreativeRow): void {
  const campaign = findCampaign(world, set.campaignId)
  const leadsOut =
    campaign?.objective === 'OUTCOME_TRAFFIC' || ['LINK_CLICKS', 'LANDING_PAGE_VIEWS'].includes(set.optimizationGoal)
  const spec = fieldsOf(read(creative.spec))
  if (!leadsOut || linkOf(spec) || set.destinationType === 'INSTAGRAM_PROFILE') return
  throw invalidAd({
    subcode: 2446383,
    title: 'Link is missing',
    says: 'An ad of a campaign for traffic needs a link. Give its button one.',
    blame: 'creative',
  })
}

/** `synchronous_ad_review`: what review would refuse is refused on the spot. */
function checkAtOnce(world: World, account: AdAccount, params: Params, creative: CreativeRow | undefined): void {
  const asked = (listOf(params, 'execution_options') ?? []).includes('synchronous_ad_review')
  const verdict = asked && creative ? verdictOn(world, account, creative.id) : null
  if (!verdict) return
  throw invalidAd({
    subcode: 1487106,
    title: 'Ad violates a policy',
    says: Object.values(fieldsOf(fieldsOf(verdict).global))
      .map(wordsOf)
      .join(' '),
    blame: 'creative',
  })
}

import type { CampaignsRow } from '../advertising/campaignRows.ts'
import { asPerson } from '../advertising/speaking.ts'
import { standingStop } from '../advertising/stop.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import type { WorkContext, WorkKind } from '../jobs/kinds.ts'
import type { RemoteCampaign } from '../platform/advertising.ts'
import { PlatformFailure } from '../platform/failure.ts'
import { confirmPaused, pauseAgain } from './confirming.ts'
import { activationsUnderWay, type Look, pauseOf, promiseLook, promisePause } from './stopping.ts'
import type { StopRow } from './stops.ts'

/**
 * Looks how the campaigns of the team stand out there while a stop stands, and lets be paused what is on: an activation whose
 * answer was lost may arrive after the pause. All of them are read at first and at last; in between those that are not known
 * to be paused. It ends when all of it is off and nothing is under way that could switch anything on.
 */
export const watchKind: WorkKind<Look> = {
  lane: 'stop',
  work: async (context, look) => {
    const stop = await standingStop(context.db, context.teamId)
    if (stop?.id !== look.stopId) return
    const began = context.clock()
    const underWay = await activationsUnderWay(context.db, context)
    const open = await openTargets(context, stop)
    const isSettled = began.getTime() - Date.parse(stop.at) >= context.settings.settleSeconds * 1000
    const doubtful = [...new Set([...underWay, ...(isSettled ? [] : look.suspects)])]
    const suspects = new Set([...doubtful, ...open])
    const isWhole = look.round === 0 || (isSettled && suspects.size === 0)
    const campaigns = await launched(context)
    const looked = isWhole ? campaigns : campaigns.filter(({ id }) => suspects.has(id))
    const found = await readAll({ ...context, now: began }, stop, looked)
    if (isWhole) await context.progress({ total: looked.length, done: looked.length - found })
    if (isWhole && isSettled && suspects.size === 0 && found === 0) return
    await write(context.db, async (trx) => {
      await promiseForgotten(trx, context, stop)
      await promiseLook(trx, context, { stopId: stop.id, round: look.round + 1, suspects: doubtful }, next(began, stop))
    })
  },
}

/** Often at first, when much may be under way. */
function next(now: Date, { at }: StopRow) {
  const age = (now.getTime() - Date.parse(at)) / 1000
  return new Date(now.getTime() + (age < 60 ? 3 : age < 600 ? 15 : 60) * 1000)
}

/** A pause that was refused is tried again, each time somebody looks. */
async function promiseForgotten(trx: Transaction, context: TeamContext, stop: StopRow) {
  const promised = await trx
    .selectFrom('jobs')
    .where('teamId', '=', context.teamId)
    .where('kind', '=', 'spending.pause')
    .where('state', '=', 'ready')
    .select('subject')
    .execute()
  const known = new Set(promised.map(({ subject }) => subject))
  for (const campaignId of await openTargets({ ...context, db: trx }, stop))
    if (!known.has(pauseOf(campaignId))) await promisePause(trx, context, { stopId: stop.id, campaignId })
}

async function openTargets({ db, teamId }: TeamContext, stop: StopRow) {
  const rows = await db
    .selectFrom('spendStopTargets')
    .where('teamId', '=', teamId)
    .where('stopId', '=', stop.id)
    .where('pausedAt', 'is', null)
    .select('campaignId')
    .execute()
  return rows.map(({ campaignId }) => campaignId)
}

const launched = ({ db, teamId }: TeamContext) =>
  db
    .selectFrom('campaigns')
    .where('teamId', '=', teamId)
    .where('remoteId', 'is not', null)
    .where('archivedAt', 'is', null)
    .orderBy('launchedAt', 'desc')
    .select(['id', 'pairId', 'adAccountId', 'remoteId'])
    .execute()

type Launched = Pick<CampaignsRow, 'id' | 'pairId' | 'adAccountId' | 'remoteId'>

const sideBySide = 8

/** How many are on out there, or could not be read. */
async function readAll(context: WorkContext, stop: StopRow, campaigns: Launched[]) {
  const open = new Set(await openTargets(context, stop))
  const deaf = new Set<string>()
  const rest = campaigns.values()
  let found = 0
  const hand = async () => {
    for (const campaign of rest) {
      const state = deaf.has(campaign.pairId) ? 'unread' : await read(context, campaign, deaf)
      if (state === 'on' || state === 'unread') found += 1
      const target = { stopId: stop.id, campaignId: campaign.id }
      const now = context.clock()
      if (state === 'on') await write(context.db, (trx) => pauseAgain(trx, { ...context, now }, target, context.now))
      if (state === 'off' && open.has(campaign.id))
        await write(context.db, (trx) => confirmPaused(trx, { ...context, now }, target))
      await context.progress({})
    }
  }
  const hands = await Promise.allSettled(Array.from({ length: sideBySide }, hand))
  for (const each of hands) if (each.status === 'rejected') throw each.reason
  return found
}

/** One that is gone or out of reach is not switched on by anything of ours; whether a pause of it succeeded is for the pause to say. */
async function read(context: TeamContext, { pairId, adAccountId, remoteId }: Launched, deaf: Set<string>) {
  if (!adAccountId || !remoteId) return 'gone'
  try {
    const tree = await asPerson(
      context,
      pairId,
      (token) => context.platform.ads.readTree({ id: adAccountId, token }, remoteId),
      { unlinkedToo: true },
    )
    if (!tree) return 'gone'
    return canSpend(tree) ? 'on' : 'off'
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error
    if (error.code === 'reconnect_required') deaf.add(pairId)
    return 'unread'
  }
}

/** Nothing is delivered as long as one of the three levels is off. */
const canSpend = ({ status, adSets }: RemoteCampaign) =>
  status === 'active' &&
  (adSets.length === 0 ||
    adSets.some((adSet) => adSet.status === 'active' && adSet.ads.some((ad) => ad.status === 'active')))

import { adsOf, type CampaignsRow } from '../advertising/campaignRows.ts'
import { Drift } from '../contract/campaignStates.ts'
import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { standingsOf } from '../planning/standings.ts'
import type { RemoteCampaign } from '../platform/advertising.ts'
import { driftsOf } from './drifts.ts'

/**
 * What of a look is drift: only what stays the same over two looks, since the platform shows what was changed a moment later here
 * and there. Answers the columns that keep it.
 */
export async function keepDrift(
  trx: Transaction,
  context: TeamContext,
  row: CampaignsRow,
  tree: RemoteCampaign | null,
): Promise<Partial<CampaignsRow>> {
  const known = Drift.array().parse(JSON.parse(row.drift))
  const suspected = Drift.array().parse(JSON.parse(row.suspected ?? '[]'))
  const found = await foundNow(trx, row, tree)
  const seenAt = context.now.toISOString()
  const drift: Drift[] = []
  const doubtful: Drift[] = []
  for (const one of found) {
    const earlier = [...known, ...suspected].find(({ what, theirs }) => what === one.what && theirs === one.theirs)
    if (earlier) drift.push({ ...one, seenAt: earlier.seenAt })
    else doubtful.push({ ...one, seenAt })
  }
  return { drift: JSON.stringify(drift), suspected: doubtful.length > 0 ? JSON.stringify(doubtful) : null }
}

export async function foundNow(trx: Transaction, row: CampaignsRow, tree: RemoteCampaign | null) {
  const { currency, zone } = row
  if (!currency || !zone) return []
  const ads = (await adsOf(trx, row)).filter(({ state, adId }) => adId !== null && state !== 'waiting')
  return driftsOf(row, ads, { standings: await standingsOf(trx, row), tree, tongue: { currency, zone } })
}

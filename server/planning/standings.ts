import type { CampaignsRow } from '../advertising/campaignRows.ts'
import type { Database, Transaction } from '../db/database.ts'
import { keyOf, type Part, type Standing } from './parts.ts'

/** What a step keeps of itself. */
export interface Payload {
  part: Part
  /** What stood out there when it was promised; null for what was new. */
  before: Part | null
  /** The audience stays as it stands out there, though nothing is known of the rest. */
  unaimed?: true
}

export const payloadOf = ({ payload }: { payload: string }): Payload => JSON.parse(payload)

/**
 * What stands out there of a campaign by what was asked for last, by key. A thing that only some launch before made is among
 * it: a launch that broke off in the middle is gone on with, and nothing of it is made twice.
 */
export async function standingsOf(db: Database | Transaction, { teamId, id }: Pick<CampaignsRow, 'teamId' | 'id'>) {
  const rows = await db
    .selectFrom('launchSteps')
    .innerJoin('launches', (join) =>
      join.onRef('launches.teamId', '=', 'launchSteps.teamId').onRef('launches.id', '=', 'launchSteps.launchId'),
    )
    .where('launches.teamId', '=', teamId)
    .where('launches.campaignId', '=', id)
    .where('launchSteps.state', '=', 'done')
    .where('launchSteps.remoteId', 'is not', null)
    .orderBy('launches.startedAt')
    .orderBy('launches.id')
    .orderBy('launchSteps.position')
    .select(['launchSteps.payload', 'launchSteps.remoteId', 'launchSteps.name', 'launchSteps.mark'])
    .execute()
  const standings = new Map<string, Standing>()
  for (const row of rows) {
    const { part } = payloadOf(row)
    standings.set(keyOf(part), { part, remoteId: row.remoteId ?? '', name: row.name, mark: row.mark })
  }
  for (const [key, { part }] of standings) if ('retired' in part) forget(standings, key, part)
  return standings
}

/** With an ad set its ad is archived; the creative stays, and is found again by its content. */
function forget(standings: Map<string, Standing>, key: string, { creative }: Part) {
  standings.delete(key)
  standings.delete(`ad ${creative ?? ''}`)
  standings.delete(`creative ${creative ?? ''}`)
}

import type { Selectable } from 'kysely'
import type { CampaignsRow } from '../advertising/campaignRows.ts'
import type { Launch } from '../contract/launches.ts'
import { Problem } from '../contract/problem.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'

export type LaunchRow = Selectable<Tables['launches']>
export type LaunchStepRow = Selectable<Tables['launchSteps']>
type Whose = Pick<CampaignsRow, 'teamId' | 'id'>

/** The launch that is running or stuck; a campaign has one at a time. */
export const unfinishedLaunch = (db: Database | Transaction, { teamId, id }: Whose) =>
  db
    .selectFrom('launches')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', id)
    .where('finishedAt', 'is', null)
    .selectAll()
    .executeTakeFirst()

export const newestLaunch = (db: Database | Transaction, { teamId, id }: Whose) =>
  db
    .selectFrom('launches')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', id)
    .orderBy('startedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .selectAll()
    .executeTakeFirst()

/** Throws `not_found`. */
export async function launchRow({ teamId }: TeamContext, db: Database | Transaction, launchId: string) {
  const row = await db
    .selectFrom('launches')
    .where('teamId', '=', teamId)
    .where('id', '=', launchId)
    .selectAll()
    .executeTakeFirst()
  if (!row) throw new Problem('not_found', 'Your team has no such launch.')
  return row
}

export const stepRows = (db: Database | Transaction, { teamId, id }: Pick<LaunchRow, 'teamId' | 'id'>) =>
  db
    .selectFrom('launchSteps')
    .where('teamId', '=', teamId)
    .where('launchId', '=', id)
    .orderBy('position')
    .selectAll()
    .execute()

/** What is already so is no step that anybody waits for. */
export async function launchView(db: Database | Transaction, row: LaunchRow): Promise<Launch> {
  const steps = await stepRows(db, row)
  const by = await db.selectFrom('users').where('id', '=', row.startedBy).select('name').executeTakeFirst()
  return {
    id: row.id,
    campaignId: row.campaignId,
    version: row.version,
    state: row.state,
    steps: steps
      .filter(({ does }) => does !== 'none')
      .map(({ what, creative, name, state, problem, remoteId }) => ({
        what,
        creative,
        name,
        state,
        problem,
        remoteId,
      })),
    startedAt: row.startedAt,
    startedBy: by?.name ?? '',
    finishedAt: row.finishedAt,
  }
}

/** The ids of those who saved anything since the version that stood out there before this one. */
export async function authorsOf(db: Database | Transaction, { teamId, id, version }: Whose & { version: number }) {
  const launched = await db
    .selectFrom('launches')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', id)
    .where('state', '=', 'done')
    .where('version', '<', version)
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirst()
  const versions = await db
    .selectFrom('campaignVersions')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', id)
    .where('version', '>', Number(launched?.version ?? 0))
    .select('savedBy')
    .distinct()
    .execute()
  return new Set(versions.map(({ savedBy }) => savedBy))
}

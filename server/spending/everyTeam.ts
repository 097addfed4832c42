import type { Database } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Services } from '../http/context.ts'
import { stopTeam } from './stopping.ts'
import { stopView } from './stops.ts'

export interface StoppedTeam {
  teamId: string
  name: string
  stopId: string
}

/** Stops the spending of every team, or of one; null when there is no such team. */
export async function stopTeams(services: Services, teamId: string | undefined): Promise<StoppedTeam[] | null> {
  const teams = await services.db
    .selectFrom('teams')
    .$if(teamId !== undefined, (query) => query.where('id', '=', String(teamId)))
    .orderBy('name')
    .select(['id', 'name'])
    .execute()
  if (teamId !== undefined && teams.length === 0) return null
  const stopped: StoppedTeam[] = []
  for (const { id, name } of teams) {
    const context = { ...services, teamId: id, now: services.clock() }
    const by = 'the command line'
    const stopId = await write(services.db, (trx) => stopTeam(trx, context, { by, actorId: by }))
    stopped.push({ teamId: id, name, stopId })
  }
  return stopped
}

/** How far the stops have come; `isLooked` once all campaigns out there were read since `since`, and none was on. */
export async function howFar(db: Database, stopped: StoppedTeam[], since: Date) {
  const views = await Promise.all(stopped.map(({ teamId }) => stopView(db, teamId)))
  const looks = await db
    .selectFrom('jobs')
    .where('kind', '=', 'spending.watch')
    .where('state', '=', 'done')
    .where('finishedAt', '>=', since.toISOString())
    .whereRef('progressDone', '=', 'progressTotal')
    .select('subject')
    .distinct()
    .execute()
  const looked = new Set(looks.map(({ subject }) => subject))
  return {
    total: views.reduce((sum, view) => sum + (view?.total ?? 0), 0),
    paused: views.reduce((sum, view) => sum + (view?.paused ?? 0), 0),
    isLooked: stopped.every(({ stopId }) => looked.has(`watch ${stopId}`)),
    open: views.flatMap((view, at) => (view?.open ?? []).map((each) => ({ ...each, team: stopped[at]?.name ?? '' }))),
  }
}

/** Whether somebody has begun with what the stops promised. */
export async function isAtWork(db: Database, stopped: StoppedTeam[]) {
  const begun = await db
    .selectFrom('jobs')
    .where('kind', 'in', ['spending.pause', 'spending.watch'])
    .where(
      'teamId',
      'in',
      stopped.map(({ teamId }) => teamId),
    )
    .where('lockedUntil', 'is not', null)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return begun !== undefined
}

import type { Selectable } from 'kysely'
import { DateTime } from 'luxon'
import type { Health, Pair, Sync } from '../contract/linking.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'
import type { PairRow } from './pairRows.ts'

export type Finding = Health['findings'][number]

const warnDays = 5

/** The team's linked pairs by the Page's name, or the one asked for, with health and sync as they are now. */
export async function readPairs(context: TeamContext, pairId?: string): Promise<Pair[]> {
  const rows = await context.db
    .selectFrom('pairs')
    .innerJoin('connections', (join) =>
      join.onRef('connections.teamId', '=', 'pairs.teamId').onRef('connections.id', '=', 'pairs.connectionId'),
    )
    .leftJoin('jobs', 'jobs.id', 'pairs.syncJobId')
    .where('pairs.teamId', '=', context.teamId)
    .where('pairs.unlinkedAt', 'is', null)
    .$if(pairId !== undefined, (query) => query.where('pairs.id', '=', String(pairId)))
    .orderBy('pairs.pageName')
    .orderBy('pairs.id')
    .selectAll('pairs')
    .select(['connections.personName', 'connections.diedAt', 'connections.expiresAt'])
    .select([
      'jobs.state as syncState',
      'jobs.progressDone',
      'jobs.progressTotal',
      'jobs.progressCount',
      'jobs.problem as syncProblem',
      'jobs.createdAt as syncStartedAt',
      'jobs.finishedAt as syncFinishedAt',
      'jobs.lockedUntil as syncLockedUntil',
    ])
    .execute()
  return rows.map((row) => pairOf(context, row, syncOf(row)))
}

interface ConnectionFacts {
  personName: string
  diedAt: string | null
  expiresAt: string | null
}

function pairOf({ now, settings }: TeamContext, row: PairRow & ConnectionFacts, sync: Sync | null): Pair {
  return {
    id: row.id,
    version: row.version,
    page: { id: row.pageId, name: row.pageName, pictureUrl: row.pagePictureUrl, url: row.pageUrl },
    profile: row.profileId
      ? {
          id: row.profileId,
          username: row.profileUsername ?? '',
          name: row.profileName ?? row.profileUsername ?? '',
          pictureUrl: row.profilePictureUrl,
          url: row.profileUrl,
        }
      : null,
    zone: row.zone,
    sendWindowSeconds: row.sendWindowSeconds ?? settings.sendWindowSeconds,
    linkedAt: row.linkedAt,
    connection: { id: row.connectionId, person: row.personName },
    health: healthOf(row, sync, now),
    sync,
  }
}

function healthOf(row: PairRow & ConnectionFacts, sync: Sync | null, now: Date): Health {
  const broken: Finding[] = row.diedAt
    ? [
        {
          what: `The connection of ${row.personName} has ended. Nothing is read or sent until it is renewed.`,
          remedy: 'reconnect',
        },
      ]
    : []
  const findings = [
    ...broken,
    ...endingSoon(row, now),
    ...(JSON.parse(row.findings) as Finding[]),
    ...syncFindings(sync),
  ]
  return {
    state: broken.length > 0 ? 'broken' : findings.length > 0 ? 'attention' : 'well',
    findings,
    checkedAt: row.checkedAt,
    heardAt: { facebook: row.facebookHeardAt, instagram: row.instagramHeardAt },
  }
}

function endingSoon({ diedAt, expiresAt, personName }: ConnectionFacts, now: Date): Finding[] {
  if (diedAt || !expiresAt) return []
  const days = Math.ceil(DateTime.fromISO(expiresAt).diff(DateTime.fromJSDate(now), 'days').days)
  if (days > warnDays) return []
  const when = days <= 0 ? 'has run out' : days === 1 ? 'ends within a day' : `ends in ${days} days`
  return [{ what: `The connection of ${personName} ${when}. Sign on once more to renew it.`, remedy: 'reconnect' }]
}

function syncFindings(sync: Sync | null): Finding[] {
  if (sync?.state === 'failed')
    return [{ what: `Reading stopped: ${sync.problem ?? 'something broke.'}`, remedy: 'sync' }]
  if (sync?.state === 'cancelled')
    return [{ what: 'The last reading was stopped before its end, so older comments may be missing.', remedy: 'sync' }]
  if (sync?.state === 'paused' && sync.problem) return [{ what: `Reading waits: ${sync.problem}`, remedy: 'wait' }]
  return []
}

type SyncFacts = {
  syncState: Selectable<Tables['jobs']>['state'] | null
  progressDone: number | null
  progressTotal: number | null
  progressCount: number | null
  syncProblem: string | null
  syncStartedAt: string | null
  syncFinishedAt: string | null
  syncLockedUntil: string | null
}

function syncOf(row: SyncFacts): Sync | null {
  if (!row.syncState || !row.syncStartedAt) return null
  const waiting = row.syncLockedUntil ? 'running' : row.syncProblem ? 'paused' : 'waiting'
  const state = { ready: waiting, done: 'done', review: 'failed', cancelled: 'cancelled' } as const
  return {
    state: state[row.syncState],
    done: row.progressDone ?? 0,
    total: row.progressTotal,
    comments: row.progressCount ?? 0,
    problem: row.syncProblem,
    startedAt: row.syncStartedAt,
    finishedAt: row.syncFinishedAt,
  }
}

import type { Selectable } from 'kysely'
import type { Rereading } from '../contract/coverage.ts'
import { literal } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'

type Promised = Pick<
  Selectable<Tables['jobs']>,
  'subject' | 'runAt' | 'lockedUntil' | 'problem' | 'progressDone' | 'progressTotal'
>

export const subjectOfPost = (postId: string) => `reading of ${postId}`
export const subjectOfPair = (pairId: string) => `readings ${pairId}`

/** What is promised and not over, by its subject. */
export async function promisedAbout({ db, teamId }: Pick<TeamContext, 'db' | 'teamId'>, subjects: string[]) {
  if (subjects.length === 0) return new Map<string, Promised>()
  const jobs = await db
    .selectFrom('jobs')
    .where('teamId', '=', teamId)
    .where('subject', 'in', subjects)
    .where('state', '=', literal('ready'))
    .select(['subject', 'runAt', 'lockedUntil', 'problem', 'progressDone', 'progressTotal'])
    .execute()
  return new Map(jobs.map((job) => [job.subject, job]))
}

export function rereadingOf(job: Promised | undefined): Rereading | null {
  if (!job) return null
  const { lockedUntil, progressDone: done, progressTotal: total, problem } = job
  return { state: lockedUntil ? 'running' : 'waiting', done, total, problem }
}

import type { Try } from '../contract/review.ts'
import { literal } from '../db/database.ts'
import type { Context } from '../http/context.ts'

/** Every try behind what waits for a person, oldest first, by the comment it is about. */
export async function triesOf({ db, teamId }: Context, commentIds: string[]): Promise<Map<string, Try[]>> {
  if (commentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('jobs')
    .innerJoin('attempts', 'attempts.jobId', 'jobs.id')
    .where('jobs.teamId', '=', teamId)
    .where(
      'jobs.subject',
      'in',
      commentIds.map((id) => `comment ${id}`),
    )
    // What was decided before and sent again has a job of its own; both tell something.
    .where('jobs.state', '=', literal('review'))
    .orderBy('attempts.startedAt')
    .orderBy('attempts.number')
    .select(['jobs.subject', 'attempts.startedAt', 'attempts.finishedAt', 'attempts.outcome', 'attempts.evidence'])
    .execute()
  const tries = rows.map(({ subject, startedAt, finishedAt, outcome, evidence }) => ({
    commentId: subject.slice('comment '.length),
    startedAt,
    endedAt: finishedAt,
    outcome,
    answer: wordsOf(evidence),
  }))
  return Map.groupBy(tries, ({ commentId }) => commentId)
}

/** The evidence is a sentence of ours, or what the platform said about the failure. */
function wordsOf(evidence: string | null): string | null {
  if (!evidence?.startsWith('{')) return evidence
  const { problem, status, code } = JSON.parse(evidence) as { problem?: string; status?: number; code?: number }
  const facts = [status && `HTTP ${status}`, code && `code ${code}`].filter(Boolean).join(', ')
  return [problem, facts && `(${facts})`].filter(Boolean).join(' ')
}

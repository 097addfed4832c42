import type { Coverage, PostCoverage } from '../contract/coverage.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { enqueue, type NewJob } from '../jobs/queue.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { cancelJobs } from '../linking/pairs.ts'
import { audit, changed } from '../live/changes.ts'
import { type PostRow, viewsOf } from './posts.ts'
import { promisedAbout, subjectOfPair, subjectOfPost } from './promises.ts'
import { getCoverage } from './summary.ts'

/** Promises to read a post and its comments again; one that is promised already is not read twice. Throws `not_found`. */
export async function readPost(context: Context, postId: string): Promise<PostCoverage> {
  return write(context.db, async (trx) => {
    const inside = { ...context, db: trx }
    const post = await postOf(inside, postId)
    await linkedPair(inside, post.pairId)
    const { pairId, network } = post
    const subject = subjectOfPost(postId)
    await promiseOnce(trx, context, pairId, [postId], {
      kind: 'coverage.readPost',
      lane: 'reread',
      subject,
      payload: { pairId, network, postId },
    })
    const [view] = await viewsOf(inside, [post])
    if (!view) throw new Error('A post that was just found cannot be shown.')
    return view
  })
}

async function postOf({ db, teamId }: Pick<TeamContext, 'db' | 'teamId'>, postId: string): Promise<PostRow> {
  const post = await db
    .selectFrom('posts')
    .where('teamId', '=', teamId)
    .where('id', '=', postId)
    .selectAll()
    .executeTakeFirst()
  if (!post) throw new Problem('not_found', 'Your team has no such post.')
  return post
}

/** Promises to read every post again of which the counts differ. Throws `not_found`. */
export async function readDiffering(context: Context, pairId: string): Promise<Coverage> {
  await linkedPair(context, pairId)
  await write(context.db, (trx) =>
    promiseOnce(trx, context, pairId, [], {
      kind: 'coverage.readDiffering',
      lane: 'reread',
      subject: subjectOfPair(pairId),
      payload: { pairId },
    }),
  )
  return getCoverage(context, pairId)
}

async function promiseOnce(trx: Transaction, context: Context, pairId: string, ids: string[], job: NewJob) {
  const promised = await promisedAbout({ ...context, db: trx }, [job.subject])
  if (promised.size > 0) return
  await enqueue(trx, context, job)
  await audit(trx, { ...context, actorId: context.person.id }, job.kind, { pairId, postId: ids[0] ?? null })
  await changed(trx, context, 'coverage', pairId, ids)
}

/** Stops at the next post; what was read stays. Throws `not_found`. */
export async function cancelReading(context: Context, pairId: string): Promise<Coverage> {
  await linkedPair(context, pairId)
  await write(context.db, async (trx) => {
    await cancelJobs(trx, context, [subjectOfPair(pairId)])
    await changed(trx, context, 'coverage', pairId)
  })
  return getCoverage(context, pairId)
}

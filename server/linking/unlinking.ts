import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { enqueue } from '../jobs/queue.ts'
import { audit, changed } from '../live/changes.ts'
import { PlatformFailure } from '../platform/failure.ts'
import { linkedPair, type PairRow } from './pairRows.ts'
import { cancelJobs, roundsOfPair, syncOfPair } from './pairs.ts'
import { speakingAs } from './speaking.ts'

/**
 * Stops reading and answering, forgets the Page's token and takes our subscription back, so that the Page
 * is as it was before. What was read stays for 30 days and comes back when the same Page is linked again.
 * Throws `conflict` while campaigns of the pair are switched on: nobody here could look after what they spend.
 */
export async function unlinkPair(context: Context, pairId: string) {
  const pair = await linkedPair(context, pairId)
  await checkSpending(context, pairId)
  if (!(await isSharedPage(context, pair))) await stopNotices(context, pairId)
  await write(context.db, async (trx) => {
    await trx
      .updateTable('pairs')
      .set({ unlinkedAt: context.now.toISOString(), sealedToken: '', version: pair.version + 1 })
      .where('teamId', '=', context.teamId)
      .where('id', '=', pairId)
      .execute()
    await cancelJobs(trx, context, [syncOfPair(pairId), ...roundsOfPair(pairId)])
    await promiseForgetting(trx, context, pairId)
    await audit(trx, { ...context, actorId: context.person.id }, 'linking.unlinkPair', { pairId, pageId: pair.pageId })
    await changed(trx, context, 'linking', pairId, [pairId])
  })
}

async function checkSpending({ db, teamId }: Context, pairId: string) {
  const active = await db
    .selectFrom('campaigns')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('activeSince', 'is not', null)
    .select('name')
    .execute()
  const [first] = active
  if (!first) return
  const which = active.length === 1 ? `“${first.name}” is` : `${active.length} campaigns are`
  throw new Problem('conflict', `${which} switched on and would go on spending. Pause first, then unlink.`)
}

const keptDays = 30

function promiseForgetting(trx: Transaction, context: Context, pairId: string) {
  const runAt = new Date(context.now.getTime() + keptDays * 24 * 3600_000)
  const payload = { pairId, unlinkedAt: context.now.toISOString() }
  return enqueue(trx, context, {
    kind: 'intake.forgetPair',
    lane: 'insights',
    subject: `forget ${pairId}`,
    payload,
    runAt,
  })
}

/** The one question that goes beyond the team: our app has one subscription to a Page, whoever linked it. */
async function isSharedPage({ db }: Context, { teamId, pageId }: PairRow) {
  const other = await db
    .selectFrom('pairs')
    .where('pageId', '=', pageId)
    .where('teamId', '<>', teamId)
    .where('unlinkedAt', 'is', null)
    .select('id')
    .executeTakeFirst()
  return other !== undefined
}

/** A Page whose token is dead, or a platform that is away, must not keep anybody from leaving. */
async function stopNotices(context: Context, pairId: string) {
  try {
    await speakingAs(context, pairId, 'facebook', context.platform.pages.unsubscribe)
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error
    context.log.warn({ pairId, problem: error.message }, 'the platform still sends notices of an unlinked pair')
  }
}

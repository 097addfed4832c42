import type { Pair } from '../contract/linking.ts'
import { Problem } from '../contract/problem.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import type { WorkKind } from '../jobs/kinds.ts'
import { changed } from '../live/changes.ts'
import { PlatformFailure } from '../platform/failure.ts'
import { missingScopes } from '../platform/scopes.ts'
import { missingProfile } from './pages.ts'
import { linkedPair, type PairRow, pairRow } from './pairRows.ts'
import { getPair, namesOf, promiseSync } from './pairs.ts'
import type { Finding } from './pairViews.ts'
import { speakingAs } from './speaking.ts'

const checkEverySeconds = 15 * 60

/** The look at a pair's health that comes round by itself. */
export const checkKind: WorkKind<{ pairId: string }> = {
  lane: 'reread',
  everySeconds: () => checkEverySeconds,
  work: async (context, { pairId }) => {
    const pair = await pairRow(context, pairId)
    if (pair && !pair.unlinkedAt) await look(context, pair)
  },
}

/** Asks the platform now: the token, the permissions, the subscription, and the Profile, which may have come or gone. */
export async function checkPair(context: Context, pairId: string): Promise<Pair> {
  await look(context, await linkedPair(context, pairId))
  return getPair(context, pairId)
}

async function look(context: TeamContext, pair: PairRow) {
  const now = context.clock()
  const later = { ...context, now }
  const { page, findings } = await ask(context, pair)
  await write(context.db, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('pairs')
      .set({ checkedAt: now.toISOString(), findings: JSON.stringify(findings), ...(page && namesOf(page)) })
      .where('teamId', '=', context.teamId)
      .where('id', '=', pair.id)
      .where('unlinkedAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return
    if (page?.profile && page.profile.id !== pair.profileId) await promiseSync(trx, later, pair.id)
    await changed(trx, later, 'linking', pair.id, [pair.id])
  })
}

async function ask(context: TeamContext, pair: PairRow) {
  const { pages } = context.platform
  try {
    const page = await speakingAs(context, pair.id, 'facebook', pages.read)
    const findings = [
      ...permissionFindings(await grantedTo(context, pair)),
      ...(await noticeFindings(context, pair.id)),
    ]
    if (!page.profile) findings.push({ what: missingProfile.title, remedy: 'recheck' })
    return { page, findings }
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error
    // The dead connection is a finding already, and is told from its own row.
    const findings = error.code === 'reconnect_required' ? [] : [unreachable(error)]
    return { page: null, findings }
  }
}

const unreachable = (problem: Problem): Finding => ({
  what: `The last check failed: ${problem.message}`,
  remedy: 'recheck',
})

async function grantedTo({ db, teamId }: TeamContext, pair: PairRow) {
  const connection = await db
    .selectFrom('connections')
    .where('teamId', '=', teamId)
    .where('id', '=', pair.connectionId)
    .select('granted')
    .executeTakeFirst()
  return connection?.granted ?? ''
}

const permissionFindings = (granted: string): Finding[] =>
  missingScopes(granted.split(' ')).map(({ permission, loses }) => ({
    what: `The permission ${permission} was not given: ${loses}`,
    remedy: 'reconnect',
  }))

const noNotices = 'New comments arrive late, since the Page sends no notices'

/** Whether the platform tells of what is new by itself, by the last look; the Profile's notices ride on the Page's. */
export const hearsNotices = ({ findings }: PairRow) =>
  !(JSON.parse(findings) as Finding[]).some(({ what }) => what.startsWith(noNotices))

/** A subscription that somebody took away is asked for again before it is called a problem. */
async function noticeFindings(context: TeamContext, pairId: string): Promise<Finding[]> {
  const { isSubscribed, subscribe } = context.platform.pages
  if (await speakingAs(context, pairId, 'facebook', isSubscribed)) return []
  try {
    await speakingAs(context, pairId, 'facebook', subscribe)
    return []
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [{ what: `${noNotices}: ${error.message}`, remedy: 'recheck' }]
  }
}

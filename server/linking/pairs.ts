import type { z } from 'zod'
import type { Pair, PairChoice, PairSettings } from '../contract/linking.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { enqueue } from '../jobs/queue.ts'
import { audit, changed } from '../live/changes.ts'
import type { RemotePage } from '../platform/platform.ts'
import { tokenOf } from './connections.ts'
import { linkedPair, type PairRow } from './pairRows.ts'
import { readPairs } from './pairViews.ts'
import { pairTokenOf } from './speaking.ts'

export const listPairs = (context: TeamContext): Promise<Pair[]> => readPairs(context)

/** Throws `not_found` for a pair that is unlinked, unknown or another team's. */
export async function getPair(context: TeamContext, pairId: string): Promise<Pair> {
  const [pair] = await readPairs(context, pairId)
  if (!pair) throw new Problem('not_found', 'Your team has no such pair.')
  return pair
}

/**
 * Brings a Page, with its Profile when there is one, to the desk: asks for notices, then promises the first sync.
 * A Page that was linked before comes back with all that was read. Throws `conflict` when it is linked already,
 * `not_found` when it was not granted.
 */
export async function linkPair(context: Context, choice: z.output<typeof PairChoice>): Promise<Pair> {
  const token = await tokenOf(context, choice.connectionId)
  const granted = await context.platform.pages.listGranted(token)
  const page = granted.find(({ id }) => id === choice.pageId)
  if (!page) throw new Problem('not_found', 'That Page was not granted to Tandem. Continue with Facebook and tick it.')
  if (!page.tasks.includes('MODERATE')) throw new Problem('conflict', 'You may not moderate this Page on Facebook.')
  await context.platform.pages.subscribe(page)

  const pairId = await write(context.db, async (trx) => {
    const earlier = await pairOfPage(trx, context, page.id)
    if (earlier && !earlier.unlinkedAt && earlier.id !== context.operationId)
      throw new Problem('conflict', `${page.name} is already linked to this team.`)
    const pair = pairRowOf(context, choice, page, earlier)
    await trx
      .insertInto('pairs')
      .values(pair)
      .onConflict((conflict) => conflict.columns(['teamId', 'id']).doUpdateSet(pair))
      .execute()
    await promiseSync(trx, context, pair.id)
    await promiseRounds(trx, context, pair.id)
    await audit(trx, { ...context, actorId: context.person.id }, 'linking.linkPair', {
      pairId: pair.id,
      pageId: page.id,
    })
    await changed(trx, context, 'linking', pair.id, [pair.id])
    return pair.id
  })
  return getPair(context, pairId)
}

async function pairOfPage(trx: Transaction, { teamId }: TeamContext, pageId: string) {
  return trx
    .selectFrom('pairs')
    .where('teamId', '=', teamId)
    .where('pageId', '=', pageId)
    .selectAll()
    .executeTakeFirst()
}

function pairRowOf(
  context: Context,
  { connectionId, zone }: z.output<typeof PairChoice>,
  page: RemotePage,
  earlier: PairRow | undefined,
): PairRow {
  const { teamId } = context
  const id = earlier?.id ?? context.operationId
  const now = context.now.toISOString()
  return {
    teamId,
    id,
    version: (earlier?.version ?? 0) + 1,
    mode: context.platform.mode,
    connectionId,
    zone,
    sealedToken: context.vault.seal(page.token, pairTokenOf({ teamId, id })),
    ...namesOf(page),
    linkedAt: now,
    unlinkedAt: null,
    checkedAt: now,
    findings: '[]',
    facebookHeardAt: null,
    instagramHeardAt: null,
    syncJobId: null,
    sendWindowSeconds: earlier?.sendWindowSeconds ?? null,
    blocksReadAt: null,
  }
}

/** The columns that say who the pair is out there. */
export const namesOf = ({ id, name, pictureUrl, url, profile }: Omit<RemotePage, 'token' | 'tasks'>) => ({
  pageId: id,
  pageName: name,
  pagePictureUrl: pictureUrl,
  pageUrl: url,
  profileId: profile?.id ?? null,
  profileUsername: profile?.username ?? null,
  profileName: profile?.name ?? null,
  profilePictureUrl: profile?.pictureUrl ?? null,
  profileUrl: profile?.url ?? null,
})

/** Throws `outdated` when somebody changed the pair since `version`; nothing is changed then. */
export async function changePair(
  context: Context,
  pairId: string,
  version: number,
  settings: z.output<typeof PairSettings>,
): Promise<Pair> {
  await linkedPair(context, pairId)
  await write(context.db, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('pairs')
      .set({ ...settings, version: version + 1 })
      .where('teamId', '=', context.teamId)
      .where('id', '=', pairId)
      .where('version', '=', version)
      .executeTakeFirst()
    if (numUpdatedRows === 0n)
      throw new Problem('outdated', 'Somebody changed these settings meanwhile. Look at theirs before you save yours.')
    await audit(trx, { ...context, actorId: context.person.id }, 'linking.changePair', {
      pairId,
      zone: settings.zone,
      sendWindowSeconds: settings.sendWindowSeconds ?? null,
    })
    await changed(trx, context, 'linking', pairId, [pairId])
  })
  return getPair(context, pairId)
}

/** Promises a complete reading, in place of one that is still running. */
export async function promiseSync(trx: Transaction, context: TeamContext, pairId: string) {
  await cancelJobs(trx, context, [syncOfPair(pairId)])
  const jobId = await enqueue(trx, context, {
    kind: 'intake.sync',
    lane: 'sync',
    subject: syncOfPair(pairId),
    payload: { pairId },
  })
  await trx
    .updateTable('pairs')
    .set({ syncJobId: jobId })
    .where('teamId', '=', context.teamId)
    .where('id', '=', pairId)
    .execute()
}

/** What comes round by itself: the sweep that catches what notices do not carry, and the look at the pair's health. */
async function promiseRounds(trx: Transaction, context: TeamContext, pairId: string) {
  await cancelJobs(trx, context, roundsOfPair(pairId))
  const { sweepSeconds } = context.settings
  const soon = new Date(context.now.getTime() + sweepSeconds * 1000)
  const [sweep, check] = roundsOfPair(pairId) as [string, string]
  await enqueue(trx, context, {
    kind: 'intake.sweep',
    lane: 'reread',
    subject: sweep,
    payload: { pairId },
    runAt: soon,
  })
  await enqueue(trx, context, {
    kind: 'linking.check',
    lane: 'reread',
    subject: check,
    payload: { pairId },
    runAt: soon,
  })
}

export const syncOfPair = (pairId: string) => `sync ${pairId}`
export const roundsOfPair = (pairId: string) => [`sweep ${pairId}`, `check ${pairId}`]

/** Stops what is promised about these subjects; a worker in the middle of one notices at its next step. */
export async function cancelJobs(trx: Transaction, { teamId, now }: TeamContext, subjects: string[]) {
  await trx
    .updateTable('jobs')
    .set({ state: 'cancelled', finishedAt: now.toISOString(), lockedUntil: null })
    .where('teamId', '=', teamId)
    .where('subject', 'in', subjects)
    .where('state', '=', 'ready')
    .execute()
}

import { adAccountRow } from '../advertising/adAccount.ts'
import type { AdAccount } from '../contract/adAccounts.ts'
import { Problem } from '../contract/problem.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import type { PairRow } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'
import { PlatformFailure } from '../platform/failure.ts'
import { mayLook } from './looking.ts'
import { type AccountFacts, factsOf, onlyAccount, reachedAccounts, readFacts } from './reading.ts'
import { accountView, missingForAds, requirePermission } from './views.ts'

/**
 * By name, at most 200, read now. Throws PlatformFailure, `reconnect_required` where the grant does not include ads, and
 * `not_found` for a pair that is not the team's.
 */
export async function listAdAccounts(context: TeamContext, pairId: string): Promise<{ items: AdAccount[] }> {
  const { missing } = await missingForAds(context, pairId)
  if (missing.includes('ads_read') && missing.includes('ads_management')) requirePermission(missing)
  const accounts = await reachedAccounts(context, pairId)
  return { items: accounts.map((account) => accountView(factsOf(context, account), missing)) }
}

/**
 * What pays for the pair. Before anybody has chosen, the one that can only be meant is taken; null where there is none or
 * several. What is older than an hour is read again behind the answer. Throws `not_found` for a pair that is not the team's.
 */
export async function getAdAccount(context: Context, pairId: string): Promise<{ account: AdAccount | null }> {
  const { pair, missing } = await missingForAds(context, pairId)
  const row = await adAccountRow(context, pairId)
  if (row) {
    if (context.now.getTime() - Date.parse(row.readAt) > freshMs && mayLook(context, pairId))
      void refresh(context, pair, row.accountId)
    return { account: accountView(row, missing) }
  }
  if (missing.length > 0 || !mayLook(context, pairId)) return { account: null }
  const facts = await onlyFacts(context, pair)
  if (!facts) return { account: null }
  const kept = await keep(context, pair, facts, 'adAccounts.take', 'unless_chosen')
  return { account: accountView(kept, missing) }
}

const freshMs = 3_600_000

/**
 * Throws PlatformFailure, `invalid` for one that the grant does not reach, `reconnect_required` where the grant does not
 * include ads, and `not_found` for a pair that is not the team's.
 */
export async function chooseAdAccount(context: Context, pairId: string, id: string): Promise<{ account: AdAccount }> {
  const { pair, missing } = await missingForAds(context, pairId)
  if (missing.includes('ads_read') && missing.includes('ads_management')) requirePermission(missing)
  const facts = await readFacts(context, pair, id).catch((failure) => {
    throw isOutOfReach(failure) ? beyond() : failure
  })
  return { account: accountView(await keep(context, pair, facts, 'adAccounts.choose', 'always'), missing) }
}

const isOutOfReach = (failure: unknown) => failure instanceof PlatformFailure && failure.code === 'not_found'

function beyond() {
  const sentence = 'The person who connected this pair cannot advertise with that ad account.'
  return new Problem('invalid', sentence, { fields: { id: sentence } })
}

/** Null as well when the platform cannot be asked just now: then it is tried again later. */
async function onlyFacts(context: Context, pair: PairRow): Promise<AccountFacts | null> {
  try {
    const account = await onlyAccount(context, pair)
    return account && (await readFacts(context, pair, account.id))
  } catch (failure) {
    if (failure instanceof PlatformFailure) return null
    throw failure
  }
}

/** Nobody waits for it, and nothing is lost when it does not succeed. */
async function refresh(context: TeamContext, pair: PairRow, accountId: string) {
  try {
    const facts = await readFacts({ ...context, patient: true }, pair, accountId)
    await write(context.db, async (trx) => {
      const now = context.clock()
      const { numUpdatedRows } = await trx
        .updateTable('adAccounts')
        .set(facts)
        .where('teamId', '=', context.teamId)
        .where('pairId', '=', pair.id)
        .where('accountId', '=', accountId)
        .executeTakeFirst()
      if (numUpdatedRows > 0n) await changed(trx, { ...context, now }, 'adAccounts', pair.id, [accountId])
    })
  } catch (error) {
    context.log.debug({ err: error, pairId: pair.id }, 'the ad account could not be read again')
  }
}

/** Writes down what pays from now on; `unless_chosen` leaves what somebody chose meanwhile. */
async function keep(
  context: Context,
  pair: PairRow,
  facts: AccountFacts,
  action: string,
  over: 'always' | 'unless_chosen',
) {
  const { teamId, person } = context
  return write(context.db, async (trx) => {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('adAccounts')
      .values({ teamId, pairId: pair.id, ...facts })
      .onConflict((conflict) => {
        const taken = conflict.columns(['teamId', 'pairId'])
        return over === 'always' ? taken.doUpdateSet(facts) : taken.doNothing()
      })
      .executeTakeFirst()
    const row = await adAccountRow({ ...context, db: trx }, pair.id)
    if (!numInsertedOrUpdatedRows) return row ?? facts
    await audit(trx, { ...context, actorId: person.id }, action, { pairId: pair.id, accountId: facts.accountId })
    await changed(trx, context, 'adAccounts', pair.id, [facts.accountId])
    return row ?? facts
  })
}

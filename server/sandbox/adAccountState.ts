import { findAccount } from './adRows.ts'
import { badParameter, missing } from './graphError.ts'
import type { World } from './world.ts'

/**
 * What the console and tests can do to an ad account (named with or without `act_`): `status` 1 active, 2 disabled, 3 unsettled; `funding`, `payer`
 * and `beneficiary` as text, empty for none. What is left out stays.
 */
export function changeAdAccount(world: World, name: string, changes: Record<string, unknown>): void {
  const id = name.replace(/^act_/, '')
  const account = findAccount(world, id)
  if (!account) throw missing(name, 'post')
  const status = changes.status === undefined ? account.status : Number(changes.status)
  if (![1, 2, 3].includes(status)) throw badParameter('status is 1, 2 or 3')
  const text = (value: unknown, before: string | null) => (value === undefined ? before : String(value ?? '') || null)
  world.db
    .prepare('update adAccounts set status = ?, funding = ?, payer = ?, beneficiary = ? where id = ?')
    .run(
      status,
      text(changes.funding, account.funding),
      text(changes.payer, account.payer),
      text(changes.beneficiary, account.beneficiary),
      id,
    )
  world.happened({ kind: 'fault' })
}

import { mayDo, roleNames } from '../contract/access.ts'
import type { Transaction } from '../db/database.ts'

/**
 * Whether somebody is in the team and may moderate, and stays so until the transaction ends: whoever is given a thread
 * while they are being removed is either given it before, and released of it with the others, or not at all.
 */
export async function holdModerator(trx: Transaction, teamId: string, personId: string): Promise<boolean> {
  const member = await trx
    .updateTable('members')
    .set((eb) => ({ role: eb.ref('role') }))
    .where('organizationId', '=', teamId)
    .where('userId', '=', personId)
    .returning('role')
    .executeTakeFirst()
  const role = roleNames.find((name) => name === member?.role)
  return role !== undefined && mayDo(role, 'moderate')
}

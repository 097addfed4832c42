import type { Person } from '../contract/people.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import type { IdentityRow } from '../keeping/identities.ts'
import { readPerson } from './customers.ts'
import { identitiesOf, identityById, mostIdentities, unknownPerson } from './identities.ts'
import { noteStep } from './journal.ts'
import { forgetStrangers } from './strangers.ts'

export interface PersonAndIdentity {
  personId: string
  identityId: string
}

/**
 * Makes a name, and all that were confirmed to be the same as it, part of a person. Said twice, by one member or by
 * two at once, it is one step. Throws `not_found`, and `conflict` for more names than a person can have.
 */
export async function confirmIdentity(context: Context, { personId, identityId }: PersonAndIdentity): Promise<Person> {
  await write(context.db, async (trx) => {
    const { ours, identity } = await heldPerson(trx, context, { personId, identityId })
    if (identity.personId === personId) return
    const theirs = await identitiesOf(context, trx, identity.personId)
    if (ours.length + theirs.length > mostIdentities)
      throw new Problem('conflict', `One person can have at most ${mostIdentities} names. Split one off first.`)
    await belong(trx, context, theirs, personId)
    await forgetStrangers(trx, context, ours, theirs)
    await noteStep(trx, context, 'confirmed', [ours[0], identity])
  })
  return readPerson(context, personId)
}

/** Answers what is left of the person; the name that was split off is a person of its own. Throws `not_found`. */
export async function splitIdentity(context: Context, { personId, identityId }: PersonAndIdentity): Promise<Person> {
  const left = await write(context.db, async (trx) => {
    const { ours, identity } = await heldPerson(trx, context, { personId, identityId })
    const [other, ...others] = ours.filter(({ id }) => id !== identityId)
    if (identity.personId !== personId || !other) return personId
    // A person is called after one of their names: the one that leaves takes its own along.
    const newId = personId === identityId ? other.id : personId
    await belong(trx, context, [identity], identityId)
    await belong(trx, context, [other, ...others], newId)
    await noteStep(trx, context, 'split', [other, identity])
    return newId
  })
  return readPerson(context, left)
}

/** The person and a name of the same pair, and nobody else confirms or splits there until the transaction ends. */
export async function heldPerson(trx: Transaction, context: Context, { personId, identityId }: PersonAndIdentity) {
  const [{ pairId }] = await identitiesOf(context, trx, personId)
  await trx
    .updateTable('pairs')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('teamId', '=', context.teamId)
    .where('id', '=', pairId)
    .execute()
  const ours = await identitiesOf(context, trx, personId)
  const identity = await identityById(context, trx, identityId)
  if (identity.pairId !== pairId) throw unknownPerson()
  return { ours, identity }
}

async function belong(trx: Transaction, { teamId }: TeamContext, identities: IdentityRow[], personId: string) {
  const ids = identities.map(({ id }) => id)
  await trx.updateTable('identities').set({ personId }).where('teamId', '=', teamId).where('id', 'in', ids).execute()
}

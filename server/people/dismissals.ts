import type { Person } from '../contract/people.ts'
import { Problem } from '../contract/problem.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { heldPerson, type PersonAndIdentity } from './confirming.ts'
import { readPerson } from './customers.ts'
import { noteStep } from './journal.ts'
import { forgetStrangers, keepStrangers } from './strangers.ts'

/** Throws `not_found`, and `conflict` for a name that is the person's own: that is split off. */
export async function dismissIdentity(context: Context, aim: PersonAndIdentity): Promise<Person> {
  await write(context.db, async (trx) => {
    const { ours, identity } = await heldPerson(trx, context, aim)
    if (identity.personId === aim.personId)
      throw new Problem('conflict', 'They are confirmed to be one person. Split them first.')
    if (await keepStrangers(trx, context, ours, identity))
      await noteStep(trx, context, 'dismissed', [ours[0], identity])
  })
  return readPerson(context, aim.personId)
}

/** Throws `not_found`. */
export async function reconsiderIdentity(context: Context, aim: PersonAndIdentity): Promise<Person> {
  await write(context.db, async (trx) => {
    const { ours, identity } = await heldPerson(trx, context, aim)
    if (await forgetStrangers(trx, context, ours, [identity]))
      await noteStep(trx, context, 'reconsidered', [ours[0], identity])
  })
  return readPerson(context, aim.personId)
}

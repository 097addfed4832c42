import type { z } from 'zod'
import { Problem } from '../contract/problem.ts'
import type { Turns, TurnsSettings } from '../contract/turns.ts'
import type { Database, Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { holdModerator } from '../keeping/members.ts'
import { personsIn } from '../keeping/turns.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed, holdTeam } from '../live/changes.ts'

/** Off until somebody turns it on. Throws `not_found` for a pair that is not the team's. */
export async function getTurns(context: Context, pairId: string): Promise<Turns> {
  await linkedPair(context, pairId)
  return readTurns(context.db, context, pairId)
}

async function readTurns(db: Database | Transaction, { teamId }: Context, pairId: string): Promise<Turns> {
  const row = await db
    .selectFrom('turns')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .select(['on', 'personIds', 'version'])
    .executeTakeFirst()
  if (!row) return { on: false, personIds: [], version: 0 }
  return { on: row.on === 1, personIds: personsIn(row.personIds), version: row.version }
}

/** Throws `invalid` for somebody who may not moderate, or nobody at all, `outdated` when it was changed since `version`. */
export async function changeTurns(
  context: Context,
  pairId: string,
  version: number,
  { on, personIds }: z.output<typeof TurnsSettings>,
): Promise<Turns> {
  const { teamId } = context
  const persons = [...new Set(personIds)]
  if (on && persons.length === 0) throw personProblem('Choose who takes turns.')
  return write(context.db, async (trx) => {
    // First of all: of two who decide at once the second one is told.
    await holdTeam(trx, context)
    await changed(trx, context, 'turns', pairId, [pairId])
    await linkedPair({ ...context, db: trx }, pairId)
    const before = await readTurns(trx, context, pairId)
    if (before.version !== version)
      throw new Problem('outdated', 'Somebody changed this meanwhile. Look at theirs before you save yours.')
    for (const personId of persons)
      if (!(await holdModerator(trx, teamId, personId)))
        throw personProblem('Choose people of your team who may moderate.')
    const settings = { on: on ? 1 : 0, personIds: JSON.stringify(persons), version: version + 1 }
    await trx
      .insertInto('turns')
      .values({ teamId, pairId, taken: 0, ...settings })
      .onConflict((conflict) => conflict.columns(['teamId', 'pairId']).doUpdateSet(settings))
      .execute()
    const detail = { pairId, people: persons.length, on: settings.on }
    await audit(trx, { ...context, actorId: context.person.id }, 'turns.change', detail)
    return { on, personIds: persons, version: version + 1 }
  })
}

const personProblem = (problem: string) => new Problem('invalid', problem, { fields: { personIds: problem } })

import type { PersonStep } from '../contract/people.ts'
import type { Transaction } from '../db/database.ts'
import type { PersonStepsTable } from '../db/peopleTables.ts'
import type { Context, TeamContext } from '../http/context.ts'
import type { IdentityRow } from '../keeping/identities.ts'
import { audit, changed } from '../live/changes.ts'
import { namesOf } from './members.ts'

const mostSteps = 20

/** Writes down who confirmed, split or dismissed what, and tells the team. */
export async function noteStep(
  trx: Transaction,
  context: Context,
  action: PersonStepsTable['action'],
  [one, other]: [IdentityRow, IdentityRow],
) {
  const { teamId, person } = context
  const step = { identityId: one.id, withId: other.id }
  const { pairId } = one
  await trx
    .insertInto('personSteps')
    .values({
      teamId,
      id: context.newId(),
      pairId,
      action,
      ...step,
      actorId: person.id,
      at: context.now.toISOString(),
    })
    .execute()
  await audit(trx, { ...context, actorId: person.id }, `people.${action}`, step)
  await changed(trx, context, 'people', pairId, [one.personId, other.personId])
}

/** What was decided about any of these names, newest first. */
export async function journalOf(context: TeamContext, identities: IdentityRow[]): Promise<PersonStep[]> {
  const found = await Promise.all(
    identities.flatMap((identity) => [stepsOf(context, identity, 'identityId'), stepsOf(context, identity, 'withId')]),
  )
  const steps = [...new Map(found.flat().map((step) => [step.id, step])).values()]
    .sort((a, b) => (a.id < b.id ? 1 : -1))
    .slice(0, mostSteps)
  const actors = await namesOf(
    context,
    steps.map(({ actorId }) => actorId),
  )
  return steps.map(({ id, action, one, other, actorId, at }) => ({
    id,
    action,
    names: [one, other],
    by: actors.get(actorId) ?? null,
    at,
  }))
}

const stepsOf = ({ db, teamId }: TeamContext, { id, pairId }: IdentityRow, side: 'identityId' | 'withId') =>
  db
    .selectFrom('personSteps')
    .innerJoin('identities as one', (join) =>
      join.onRef('one.teamId', '=', 'personSteps.teamId').onRef('one.id', '=', 'personSteps.identityId'),
    )
    .innerJoin('identities as other', (join) =>
      join.onRef('other.teamId', '=', 'personSteps.teamId').onRef('other.id', '=', 'personSteps.withId'),
    )
    .where('personSteps.teamId', '=', teamId)
    .where('personSteps.pairId', '=', pairId)
    .where(`personSteps.${side}`, '=', id)
    .orderBy('personSteps.id', 'desc')
    .limit(mostSteps)
    .select(['personSteps.id', 'personSteps.action', 'personSteps.actorId', 'personSteps.at'])
    .select(['one.name as one', 'other.name as other'])
    .execute()

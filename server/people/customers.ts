import type { Identity, Person } from '../contract/people.ts'
import { Problem } from '../contract/problem.ts'
import type { TeamContext } from '../http/context.ts'
import type { IdentityRow } from '../keeping/identities.ts'
import type { ThreadRow } from '../keeping/threads.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { historyOf } from './history.ts'
import { authorOfThread, identitiesOf, nameOf } from './identities.ts'
import { journalOf } from './journal.ts'
import { namesOf } from './members.ts'
import { noteOf } from './notes.ts'
import { suggestionsFor } from './suggestions.ts'

/** Throws `not_found` for a thread that is not the team's. */
export async function getCustomer(context: TeamContext, threadId: string): Promise<{ person: Person | null }> {
  const author = await authorOfThread(context, await threadOf(context, threadId))
  return { person: author && (await readPerson(context, author.personId)) }
}

/** Somebody with everything the card shows. Throws `not_found`. */
export async function readPerson(context: TeamContext, personId: string): Promise<Person> {
  const rows = await identitiesOf(context, context.db, personId)
  const writers = await namesOf(
    context,
    rows.map(({ notedById }) => notedById),
  )
  return {
    id: personId,
    identities: await Promise.all(rows.map((row) => identityView(context, row, writers))),
    suggestions: await suggestionsFor(context, rows),
    journal: await journalOf(context, rows),
  }
}

const identityView = async (
  context: TeamContext,
  row: IdentityRow,
  writers: Map<string, string>,
): Promise<Identity> => ({
  ...nameOf(row),
  history: await historyOf(context, row),
  note: noteOf(row, writers),
})

/** The list's row of a thread. Throws `not_found` for one that is not the team's, or whose pair is unlinked. */
export async function threadOf(context: TeamContext, threadId: string): Promise<ThreadRow> {
  const thread = await context.db
    .selectFrom('threads')
    .where('teamId', '=', context.teamId)
    .where('id', '=', threadId)
    .selectAll()
    .executeTakeFirst()
  if (!thread) throw new Problem('not_found', 'Your team has no such thread.')
  await linkedPair(context, thread.pairId)
  return thread
}

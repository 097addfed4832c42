import type { Identity, Person, Remark, Suggestion } from '../server/contract/people.ts'
import { Problem } from '../server/contract/problem.ts'
import type { Network } from '../server/contract/values.ts'
import type { MockContext } from './context.ts'
import type { MockComment, MockIdentity, State } from './memory.ts'
import { postOf } from './threads.ts'

/** A name as the comments of a pair tell it; it gets a place the first time somebody asks. */
export function identityOf(state: State, pairId: string, network: Network, name: string): MockIdentity {
  const id = `${pairId}-${network}-${name}`
  const known = state.identities.find((identity) => identity.id === id)
  if (known) return known
  const note = { text: '', version: 0, at: null, by: null }
  const identity = { id, pairId, network, name, personId: id, note }
  state.identities.push(identity)
  return identity
}

/** The names of the team's own person. Throws `not_found` for any other. */
export function identitiesIn(context: MockContext, personId: string): MockIdentity[] {
  const rows = context.state.identities.filter((row) => row.personId === personId && isOurs(context, row))
  if (rows.length === 0) throw unknown()
  return rows.sort((a, b) => a.network.localeCompare(b.network))
}

export function identityIn(context: MockContext, id: string): MockIdentity {
  const row = context.state.identities.find((identity) => identity.id === id && isOurs(context, identity))
  if (!row) throw unknown()
  return row
}

const isOurs = ({ state, member }: MockContext, { pairId }: MockIdentity) =>
  state.pairs.some(({ id, teamId, unlinkedAt }) => id === pairId && teamId === member?.teamId && !unlinkedAt)

const unknown = () => new Problem('not_found', 'Your team knows no such person.')

export function personOf(context: MockContext, personId: string): Person {
  const { state } = context
  const rows = identitiesIn(context, personId)
  const ids = rows.map(({ id }) => id)
  return {
    id: personId,
    identities: rows.map((row) => identityView(state, row)),
    suggestions: new Set(rows.map(({ network }) => network)).size > 1 ? [] : rows.flatMap((row) => alike(state, row)),
    journal: state.personSteps.filter(({ identityIds }) => identityIds.some((id) => ids.includes(id))).toReversed(),
  }
}

function identityView(state: State, row: MockIdentity): Identity {
  const own = commentsBy(state, row)
  const threads = [...new Set(own.map(({ threadId }) => threadId))]
  const answered = threads.filter((id) => state.comments.some((one) => one.threadId === id && one.author.us))
  return {
    id: row.id,
    network: row.network,
    name: row.name,
    history: {
      firstAt: own.at(-1)?.createdAt ?? null,
      lastAt: own[0]?.createdAt ?? null,
      comments: own.length,
      threads: threads.length,
      answered: answered.length,
      hidden: own.filter(({ hiddenAt }) => hiddenAt).length,
      deleted: own.filter(({ deletedAt }) => deletedAt).length,
      more: false,
    },
    note: row.note,
  }
}

/** Newest first. */
function commentsBy(state: State, { pairId, network, name }: MockIdentity): MockComment[] {
  const here = new Set(
    state.threads.filter((thread) => thread.pairId === pairId && thread.network === network).map(({ id }) => id),
  )
  return state.comments
    .filter(({ author, threadId }) => !author.us && author.name === name && here.has(threadId))
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
}

export function remarksBy(state: State, row: MockIdentity): Remark[] {
  return commentsBy(state, row).flatMap(({ id, threadId, message, createdAt, hiddenAt, deletedAt }) => {
    const thread = state.threads.find((one) => one.id === threadId)
    if (!thread) return []
    const post = postOf(state, thread)
    return [{ id, threadId, network: row.network, message, createdAt, hiddenAt, deletedAt, post }]
  })
}

/** The mocks know names alike by their letters alone. */
function alike(state: State, row: MockIdentity): Suggestion[] {
  const names = new Set(
    state.comments.flatMap(({ author, threadId }) => {
      const thread = state.threads.find(({ id }) => id === threadId)
      const isOther = thread && thread.pairId === row.pairId && thread.network !== row.network && !author.us
      return isOther && lettersOf(author.name) === lettersOf(row.name) ? [author.name] : []
    }),
  )
  const network = row.network === 'facebook' ? 'instagram' : 'facebook'
  return [...names].flatMap((name) => {
    const other = identityOf(state, row.pairId, network, name)
    const isStranger = state.strangers.some((pair) => pair.includes(row.id) && pair.includes(other.id))
    if (isStranger || other.personId !== other.id) return []
    const [latest] = remarksBy(state, other)
    const why = 'The same letters, written together.'
    return [{ identity: { id: other.id, network, name }, likeness: 95, why, latest: latest ?? null }]
  })
}

const lettersOf = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^\p{L}]/gu, '')

import type { people } from '../server/contract/people.ts'
import { Problem } from '../server/contract/problem.ts'
import { type MockContext, type MockHandlers, personOf as memberPerson } from './context.ts'
import { changed, instant, type MockIdentity, type MockStep, newId } from './memory.ts'
import { identitiesIn, identityIn, identityOf, personOf, remarksBy } from './persons.ts'
import { threadIn } from './places.ts'
import { decide, othersOf, twinsOf } from './twins.ts'

export const peopleMocks: MockHandlers<typeof people> = {
  getCustomer: ({ params }, context) => {
    const thread = threadIn(context, params.threadId)
    const author = context.state.comments.find(({ id }) => id === thread.id)?.author
    if (!author || author.us) return { person: null }
    return { person: personOf(context, identityOf(context.state, thread.pairId, thread.network, author.name).personId) }
  },
  listRemarks: ({ params, query }, context) => {
    const all = identitiesIn(context, params.personId)
      .flatMap((row) => remarksBy(context.state, row))
      .sort((a, b) => placeOf(b).localeCompare(placeOf(a)))
    const rest = all.filter((remark) => !query.cursor || placeOf(remark) < query.cursor)
    const items = rest.slice(0, query.limit)
    const last = items.at(-1)
    return { items, nextCursor: last && rest.length > items.length ? placeOf(last) : null }
  },
  keepNote: ({ params, body, version }, context) => {
    const identity = identityIn(context, params.identityId)
    if (identity.note.version !== version) {
      throw new Problem('outdated', 'Somebody changed this note meanwhile. Look at theirs before you save yours.')
    }
    const by = memberPerson(context).name
    identity.note = { text: body.text, version: version + 1, at: instant(context.state), by }
    tell(context, identity)
    return identity.note
  },
  confirmIdentity: ({ params }, context) => {
    const { ours, identity } = aimed(context, params)
    if (identity.personId !== params.personId) {
      for (const row of identitiesIn(context, identity.personId)) row.personId = params.personId
      step(context, 'confirmed', ours, identity)
    }
    return personOf(context, params.personId)
  },
  splitIdentity: ({ params }, context) => {
    const { ours, identity } = aimed(context, params)
    const others = identitiesIn(context, params.personId).filter(({ id }) => id !== identity.id)
    const [other] = others
    if (identity.personId !== params.personId || !other) return personOf(context, params.personId)
    const left = params.personId === identity.id ? other.id : params.personId
    identity.personId = identity.id
    for (const row of others) row.personId = left
    step(context, 'split', ours === identity ? other : ours, identity)
    return personOf(context, left)
  },
  dismissIdentity: ({ params }, context) => {
    const { ours, identity } = aimed(context, params)
    if (identity.personId === params.personId) {
      throw new Problem('conflict', 'They are confirmed to be one person. Split them first.')
    }
    if (!areStrangers(context, ours, identity)) {
      context.state.strangers.push([ours.id, identity.id])
      step(context, 'dismissed', ours, identity)
    }
    return personOf(context, params.personId)
  },
  reconsiderIdentity: ({ params }, context) => {
    const { ours, identity } = aimed(context, params)
    if (areStrangers(context, ours, identity)) {
      const { state } = context
      state.strangers = state.strangers.filter((pair) => !(pair.includes(ours.id) && pair.includes(identity.id)))
      step(context, 'reconsidered', ours, identity)
    }
    return personOf(context, params.personId)
  },
  getTwins: ({ params }, context) => ({ twins: twinsOf(context, params.threadId) }),
  listTwinChoices: ({ params }, context) => ({ posts: othersOf(context, params.threadId) }),
  decideTwin: ({ params, body }, context) => decide(context, params.threadId, params.postId, body.state),
}

const placeOf = ({ createdAt, id }: { createdAt: string; id: string }) => `${createdAt} ${id}`

function aimed(context: MockContext, { personId, identityId }: { personId: string; identityId: string }) {
  const [ours] = identitiesIn(context, personId)
  const identity = identityIn(context, identityId)
  if (ours?.pairId !== identity.pairId) throw new Problem('not_found', 'Your team knows no such person.')
  return { ours, identity }
}

const areStrangers = ({ state }: MockContext, one: MockIdentity, other: MockIdentity) =>
  state.strangers.some((pair) => one !== other && pair.includes(one.id) && pair.includes(other.id))

function step(context: MockContext, action: MockStep['action'], one: MockIdentity, other: MockIdentity) {
  const { state } = context
  state.personSteps.push({
    id: newId(),
    action,
    names: [one.name, other.name],
    by: memberPerson(context).name,
    at: instant(state),
    identityIds: [one.id, other.id],
  })
  tell(context, one)
}

const tell = ({ state, member }: MockContext, { pairId, personId }: MockIdentity) =>
  changed(state, member?.teamId ?? '', { topic: 'people', pairId, ids: [personId] })

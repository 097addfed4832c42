import type { presence } from '../server/contract/presence.ts'
import { type MockContext, type MockHandlers, memberOf, personOf } from './context.ts'
import { pairIn } from './linking.ts'
import { changed, instant } from './memory.ts'
import { threadIn } from './places.ts'

const freshMinutes = 0.75

export const presenceMocks: MockHandlers<typeof presence> = {
  listPresence: ({ params }, context) => {
    const { state } = context
    const { id: pairId, teamId } = pairIn(context, params.pairId)
    const threads = state.threads.filter((thread) => thread.pairId === pairId).map(({ id }) => id)
    const team = state.members.filter((member) => member.teamId === teamId).map(({ personId }) => personId)
    const items = state.presences
      .filter(({ threadId, personId, seenAt }) => {
        return threads.includes(threadId) && team.includes(personId) && seenAt > instant(state, freshMinutes)
      })
      .map(({ personId, seenAt: _seenAt, ...rest }) => ({
        ...rest,
        person: { id: personId, name: state.people.find(({ id }) => id === personId)?.name ?? '' },
      }))
    return { items: items.sort((a, b) => a.since.localeCompare(b.since)) }
  },
  showPresence: ({ params, body }, context) => {
    const { state } = context
    const known = mine(context, params.threadId)
    const at = instant(state)
    if (known?.state === body.state && known.seenAt > instant(state, freshMinutes)) known.seenAt = at
    else {
      forget(context, params.threadId)
      const row = { threadId: params.threadId, personId: personOf(context).id, since: at, seenAt: at, ...body }
      state.presences.push(row)
      announce(context, params.threadId)
    }
  },
  endPresence: ({ params }, context) => {
    if (!mine(context, params.threadId)) return
    forget(context, params.threadId)
    announce(context, params.threadId)
  },
}

function mine(context: MockContext, threadId: string) {
  threadIn(context, threadId)
  return context.state.presences.find((one) => one.threadId === threadId && one.personId === personOf(context).id)
}

function forget(context: MockContext, threadId: string) {
  const { state } = context
  state.presences = state.presences.filter((one) => one !== mine(context, threadId))
}

function announce(context: MockContext, threadId: string) {
  const { pairId } = threadIn(context, threadId)
  changed(context.state, memberOf(context).teamId, { topic: 'presence', pairId, ids: [threadId] })
}

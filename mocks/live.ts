import type { live } from '../server/contract/live.ts'
import { type MockContext, type MockHandlers, memberOf } from './context.ts'
import type { State } from './memory.ts'

export const liveMocks: MockHandlers<typeof live> = {
  streamChanges: ({ query }, context) => follow(context, query.after ?? context.state.changes.length),
}

/** Ends when the session does, so that a signed-out browser hears nothing more. */
async function* follow(context: MockContext, after: number) {
  const { state, session } = context
  const { teamId } = memberOf(context)
  let seen = after
  while (state.sessions.some(({ id }) => id === session?.id)) {
    const next = state.changes[seen]
    if (!next) {
      await nextChange(state)
      continue
    }
    seen = next.id
    if (next.teamId === teamId) yield { id: next.id, data: next.data }
  }
}

function nextChange(state: State) {
  return new Promise<void>((resolve) => {
    const listener = () => {
      state.listeners.delete(listener)
      resolve()
    }
    state.listeners.add(listener)
  })
}

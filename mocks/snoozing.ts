import { instant, type State } from './memory.ts'

/** What was put away until now is open again, and unread, by the time anybody looks. */
export function wakeDue(state: State) {
  for (const thread of state.threads) {
    if (!thread.snoozedUntil || thread.snoozedUntil > instant(state)) continue
    thread.snoozedUntil = null
    thread.unreadSince ??= instant(state)
  }
}

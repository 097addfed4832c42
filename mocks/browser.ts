import { setupWorker } from 'msw/browser'
import { businesses } from './businesses.ts'
import { settle } from './deliveries.ts'
import { handlers } from './handlers.ts'
import type { Memory, State } from './memory.ts'
import { continueSync } from './pairs.ts'
import { deliverWhisper } from './privateReplies.ts'
import { goOnRunning } from './runningOn.ts'
import { createState, memoryOf, type StateOptions } from './state.ts'

const kept = 'tandem.mocks'

/** Answers the client's calls inside the browser; a tab remembers what was done in it until it is closed. */
export async function startMocks(options: StateOptions = {}) {
  const memory = remembered()
  const state = createState({ sendWindowSeconds: 5, ...options, memory })
  if (memory) goOn(state)
  addEventListener('pagehide', () => sessionStorage.setItem(kept, JSON.stringify(memoryOf(state))))
  await setupWorker(...handlers(state)).start({ quiet: true, onUnhandledFrame: 'bypass' })
}

function remembered(): Memory | undefined {
  const text = sessionStorage.getItem(kept)
  return text ? (JSON.parse(text) as Memory) : undefined
}

/** The timers of the page before are gone: what it had promised is taken up here. */
function goOn(state: State) {
  state.rereadings = {}
  goOnRunning(state)
  for (const comment of state.comments) {
    const thread = state.threads.find(({ id }) => id === comment.threadId)
    if (comment.delivery && thread) settle(state, thread, comment)
  }
  for (const reply of state.privateReplies) {
    const threadId = state.comments.find(({ id }) => id === reply.commentId)?.threadId
    const thread = state.threads.find(({ id }) => id === threadId)
    if (thread) deliverWhisper(state, thread, reply)
  }
  for (const pair of state.pairs) {
    const business = businesses.find(({ page }) => page.id === pair.page.id)
    if (business) continueSync(state, pair, business)
  }
}

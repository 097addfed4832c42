import { setupServer } from 'msw/node'
import { createClient } from '../../client/api.ts'
import { handlers } from '../../mocks/handlers.ts'
import { createState, type StateOptions } from '../../mocks/state.ts'
import { api } from '../../server/contract/index.ts'

/** A pretend server that nobody else shares, and a typed client of it; `close` gives `fetch` back. */
export function startMocks(options: StateOptions = {}) {
  const state = createState({ delay: 0, ...options })
  const worker = setupServer(...handlers(state))
  worker.listen({ onUnhandledFrame: 'error' })
  const baseUrl = 'http://mocks.test/api'
  return { state, baseUrl, client: createClient(api, baseUrl), close: () => worker.close() }
}

import { api } from '../server/contract/index.ts'
import { accountsMocks } from './accounts.ts'
import { inboxMocks } from './inbox.ts'
import { linkingMocks } from './linking.ts'
import { liveMocks } from './live.ts'
import type { State } from './memory.ts'
import { mount } from './mount.ts'

/** The whole API as MSW handlers over one state: `setupServer(...handlers(createState({ delay: 0 })))`. */
export const handlers = (state: State) =>
  mount(api, { accounts: accountsMocks, linking: linkingMocks, inbox: inboxMocks, live: liveMocks }, state)

import { api } from '../server/contract/index.ts'
import { accountsMocks } from './accounts.ts'
import { inboxMocks } from './inbox.ts'
import { labelsMocks } from './labels.ts'
import { linkingMocks } from './linking.ts'
import { liveMocks } from './live.ts'
import type { State } from './memory.ts'
import { moderationMocks } from './moderation.ts'
import { mount } from './mount.ts'
import { notesMocks } from './notes.ts'
import { rulesMocks } from './rules.ts'
import { searchMocks } from './search.ts'
import { triageMocks } from './triage.ts'
import { turnsMocks } from './turns.ts'

const mocks = {
  accounts: accountsMocks,
  linking: linkingMocks,
  inbox: inboxMocks,
  moderation: moderationMocks,
  triage: triageMocks,
  labels: labelsMocks,
  notes: notesMocks,
  turns: turnsMocks,
  rules: rulesMocks,
  search: searchMocks,
  live: liveMocks,
}

/** The whole API as MSW handlers over one state: `setupServer(...handlers(createState({ delay: 0 })))`. */
export const handlers = (state: State) => mount(api, mocks, state)

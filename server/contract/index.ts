import { accounts } from './accounts.ts'
import type { Api } from './endpoint.ts'
import { inbox } from './inbox.ts'
import { linking } from './linking.ts'
import { live } from './live.ts'
import { moderation } from './moderation.ts'
import { savedReplies } from './savedReplies.ts'
import { search } from './search.ts'
import { triage } from './triage.ts'

/** Everything the server offers under `/api`. */
export const api = { accounts, linking, inbox, moderation, triage, search, savedReplies, live } satisfies Api
export type TandemApi = typeof api

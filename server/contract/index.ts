import { accounts } from './accounts.ts'
import type { Api } from './endpoint.ts'
import { inbox } from './inbox.ts'
import { labels } from './labels.ts'
import { linking } from './linking.ts'
import { live } from './live.ts'
import { moderation } from './moderation.ts'
import { notes } from './notes.ts'
import { rules } from './rules.ts'
import { search } from './search.ts'
import { triage } from './triage.ts'
import { turns } from './turns.ts'

/** Everything the server offers under `/api`. */
export const api = {
  accounts,
  linking,
  inbox,
  moderation,
  triage,
  labels,
  notes,
  turns,
  rules,
  search,
  live,
} satisfies Api
export type TandemApi = typeof api

import { accounts } from './accounts.ts'
import { adAccounts } from './adAccounts.ts'
import { adComments } from './adComments.ts'
import { adImages } from './adImages.ts'
import { audiences } from './audiences.ts'
import { bulk } from './bulk.ts'
import { campaigns } from './campaigns.ts'
import { coverage } from './coverage.ts'
import type { Api } from './endpoint.ts'
import { exports } from './exports.ts'
import { inbox } from './inbox.ts'
import { labels } from './labels.ts'
import { launches } from './launches.ts'
import { linking } from './linking.ts'
import { live } from './live.ts'
import { moderation } from './moderation.ts'
import { notes } from './notes.ts'
import { notifications } from './notifications.ts'
import { people } from './people.ts'
import { posts } from './posts.ts'
import { presence } from './presence.ts'
import { results } from './results.ts'
import { review } from './review.ts'
import { rules } from './rules.ts'
import { running } from './running.ts'
import { savedReplies } from './savedReplies.ts'
import { search } from './search.ts'
import { spending } from './spending.ts'
import { targets } from './targets.ts'
import { triage } from './triage.ts'
import { turns } from './turns.ts'

/** Everything the server offers under `/api`. */
export const api = {
  accounts,
  linking,
  inbox,
  search,
  moderation,
  triage,
  bulk,
  labels,
  notes,
  turns,
  people,
  savedReplies,
  rules,
  notifications,
  targets,
  presence,
  coverage,
  review,
  exports,
  adAccounts,
  audiences,
  adImages,
  posts,
  campaigns,
  launches,
  running,
  spending,
  results,
  adComments,
  live,
} satisfies Api
export type TandemApi = typeof api

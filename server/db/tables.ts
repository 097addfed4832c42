import type { AccountsTable, MembersTable, SessionsTable, TeamsTable, UsersTable } from './accountTables.ts'
import type { AnswersTable, AuditTable, ChangesTable, FeedsTable } from './feedTables.ts'
import type {
  CommentsTable,
  LabelsTable,
  PostsTable,
  SavedViewsTable,
  TalliesTable,
  ThreadLabelsTable,
  ThreadsTable,
} from './inboxTables.ts'
import type { AttemptsTable, EffectsTable, JobsTable, UsagesTable } from './jobTables.ts'
import type { ConnectionsTable, EventsTable, PairsTable } from './linkingTables.ts'
import type { SavedRepliesTable, SavedReplyTextsTable, ShopLinksTable } from './savedReplyTables.ts'

/** Every table of ours, and of the auth library's what a query of ours reads. Times are ISO-8601 UTC text, ids lower-case text. */
export interface Tables {
  feeds: FeedsTable
  changes: ChangesTable
  audit: AuditTable
  connections: ConnectionsTable
  pairs: PairsTable
  posts: PostsTable
  threads: ThreadsTable
  tallies: TalliesTable
  labels: LabelsTable
  threadLabels: ThreadLabelsTable
  savedViews: SavedViewsTable
  comments: CommentsTable
  savedReplies: SavedRepliesTable
  savedReplyTexts: SavedReplyTextsTable
  shopLinks: ShopLinksTable
  events: EventsTable
  jobs: JobsTable
  attempts: AttemptsTable
  effects: EffectsTable
  answers: AnswersTable
  usages: UsagesTable
  teams: TeamsTable
  members: MembersTable
  users: UsersTable
  sessions: SessionsTable
  accounts: AccountsTable
}

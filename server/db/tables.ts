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
import type { BlocksTable, PrivateRepliesTable } from './moderationTables.ts'
import type { BacktestHitsTable, BacktestsTable, RuleActsTable, RulesTable, RuleUndoingsTable } from './ruleTables.ts'
import type { NotesTable, TurnsTable } from './triageTables.ts'

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
  notes: NotesTable
  turns: TurnsTable
  privateReplies: PrivateRepliesTable
  blocks: BlocksTable
  rules: RulesTable
  backtests: BacktestsTable
  backtestHits: BacktestHitsTable
  ruleActs: RuleActsTable
  ruleUndoings: RuleUndoingsTable
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

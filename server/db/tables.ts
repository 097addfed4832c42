import type { AccountsTable, MembersTable, SessionsTable, TeamsTable, UsersTable } from './accountTables.ts'
import type { QuietingsTable } from './adCommentTables.ts'
import type { BatchesTable, BatchThreadsTable } from './bulkTables.ts'
import type {
  AdAccountsTable,
  AdImageFilesTable,
  AdImagesTable,
  AudiencesTable,
  CampaignAdsTable,
  CampaignsTable,
  CampaignTemplatesTable,
  CampaignVersionsTable,
} from './campaignTables.ts'
import type { SweepsTable } from './coverageTables.ts'
import type { ExportChunksTable, ExportsTable, ExportThreadsTable } from './exportTables.ts'
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
import type {
  ApprovalsTable,
  LaunchesTable,
  LaunchStepsTable,
  ReservationsTable,
  SpendLimitsTable,
  SpendStopsTable,
  SpendStopTargetsTable,
  TeamSpendLimitsTable,
} from './launchTables.ts'
import type { ConnectionsTable, EventsTable, PairsTable } from './linkingTables.ts'
import type { BlocksTable, PrivateRepliesTable } from './moderationTables.ts'
import type {
  NoticedTable,
  NotificationSettingsTable,
  NotificationsTable,
  PushKeysTable,
  PushSubscriptionsTable,
} from './noticeTables.ts'
import type { OriginsTable } from './originTables.ts'
import type { IdentitiesTable, PersonStepsTable, StrangersTable, TwinsTable } from './peopleTables.ts'
import type { PresencesTable } from './presenceTables.ts'
import type {
  AdDaysTable,
  BudgetDaysTable,
  CampaignDaysTable,
  CampaignTotalsTable,
  PairDaysTable,
} from './resultTables.ts'
import type { BacktestHitsTable, BacktestsTable, RuleActsTable, RulesTable, RuleUndoingsTable } from './ruleTables.ts'
import type { SavedRepliesTable, SavedReplyTextsTable, ShopLinksTable } from './savedReplyTables.ts'
import type { TargetsTable } from './targetTables.ts'
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
  batches: BatchesTable
  batchThreads: BatchThreadsTable
  exports: ExportsTable
  exportThreads: ExportThreadsTable
  exportChunks: ExportChunksTable
  threadLabels: ThreadLabelsTable
  savedViews: SavedViewsTable
  comments: CommentsTable
  savedReplies: SavedRepliesTable
  savedReplyTexts: SavedReplyTextsTable
  shopLinks: ShopLinksTable
  privateReplies: PrivateRepliesTable
  blocks: BlocksTable
  notes: NotesTable
  turns: TurnsTable
  rules: RulesTable
  backtests: BacktestsTable
  backtestHits: BacktestHitsTable
  ruleActs: RuleActsTable
  ruleUndoings: RuleUndoingsTable
  events: EventsTable
  presences: PresencesTable
  sweeps: SweepsTable
  identities: IdentitiesTable
  strangers: StrangersTable
  personSteps: PersonStepsTable
  twins: TwinsTable
  jobs: JobsTable
  attempts: AttemptsTable
  effects: EffectsTable
  answers: AnswersTable
  usages: UsagesTable
  targets: TargetsTable
  notifications: NotificationsTable
  noticed: NoticedTable
  notificationSettings: NotificationSettingsTable
  pushSubscriptions: PushSubscriptionsTable
  pushKeys: PushKeysTable
  origins: OriginsTable
  adAccounts: AdAccountsTable
  audiences: AudiencesTable
  adImages: AdImagesTable
  adImageFiles: AdImageFilesTable
  campaigns: CampaignsTable
  campaignVersions: CampaignVersionsTable
  campaignTemplates: CampaignTemplatesTable
  campaignAds: CampaignAdsTable
  launches: LaunchesTable
  launchSteps: LaunchStepsTable
  approvals: ApprovalsTable
  spendLimits: SpendLimitsTable
  teamSpendLimits: TeamSpendLimitsTable
  reservations: ReservationsTable
  spendStops: SpendStopsTable
  spendStopTargets: SpendStopTargetsTable
  adDays: AdDaysTable
  campaignDays: CampaignDaysTable
  pairDays: PairDaysTable
  campaignTotals: CampaignTotalsTable
  budgetDays: BudgetDaysTable
  quietings: QuietingsTable
  teams: TeamsTable
  members: MembersTable
  users: UsersTable
  sessions: SessionsTable
  accounts: AccountsTable
}

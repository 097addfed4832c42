import { api } from '../server/contract/index.ts'
import { accountsMocks } from './accounts.ts'
import { adAccountsMocks } from './adAccounts.ts'
import { adCommentsMocks } from './adComments.ts'
import { adImagesMocks } from './adImages.ts'
import { audiencesMocks } from './audiences.ts'
import { bulkMocks } from './bulk.ts'
import { campaignsMocks } from './campaigns.ts'
import { coverageMocks } from './coverage.ts'
import { exportsMocks } from './exports.ts'
import { inboxMocks } from './inbox.ts'
import { labelsMocks } from './labels.ts'
import { launchesMocks } from './launches.ts'
import { linkingMocks } from './linking.ts'
import { liveMocks } from './live.ts'
import type { State } from './memory.ts'
import { moderationMocks } from './moderation.ts'
import { mount } from './mount.ts'
import { notesMocks } from './notes.ts'
import { notificationsMocks } from './notifications.ts'
import { peopleMocks } from './people.ts'
import { postsMocks } from './posts.ts'
import { presenceMocks } from './presence.ts'
import { resultsMocks } from './results.ts'
import { reviewMocks } from './review.ts'
import { rulesMocks } from './rules.ts'
import { runningMocks } from './running.ts'
import { savedRepliesMocks } from './savedReplies.ts'
import { searchMocks } from './search.ts'
import { spendingMocks } from './spending.ts'
import { targetsMocks } from './targets.ts'
import { triageMocks } from './triage.ts'
import { turnsMocks } from './turns.ts'

const mocks = {
  accounts: accountsMocks,
  linking: linkingMocks,
  inbox: inboxMocks,
  moderation: moderationMocks,
  bulk: bulkMocks,
  exports: exportsMocks,
  triage: triageMocks,
  savedReplies: savedRepliesMocks,
  labels: labelsMocks,
  notes: notesMocks,
  turns: turnsMocks,
  rules: rulesMocks,
  search: searchMocks,
  presence: presenceMocks,
  coverage: coverageMocks,
  review: reviewMocks,
  notifications: notificationsMocks,
  targets: targetsMocks,
  people: peopleMocks,
  adAccounts: adAccountsMocks,
  audiences: audiencesMocks,
  adImages: adImagesMocks,
  posts: postsMocks,
  campaigns: campaignsMocks,
  launches: launchesMocks,
  running: runningMocks,
  spending: spendingMocks,
  results: resultsMocks,
  adComments: adCommentsMocks,
  live: liveMocks,
}

/** The whole API as MSW handlers over one state: `setupServer(...handlers(createState({ delay: 0 })))`. */
export const handlers = (state: State) => mount(api, mocks, state)

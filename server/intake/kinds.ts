import { forgetPairKind } from './forgetting.ts'
import { readMentionKind } from './mentions.ts'
import { releaseThreadsKind } from './releasing.ts'
import { readCommentKind, readPostKind } from './rereads.ts'
import { sweepKind } from './sweep.ts'
import { syncKind } from './sync.ts'

/** What is read of the platform, and what is forgotten of it. */
export const intakeKinds = {
  'intake.sync': syncKind,
  'intake.sweep': sweepKind,
  'intake.readComment': readCommentKind,
  'intake.readPost': readPostKind,
  'intake.readMention': readMentionKind,
  'intake.forgetPair': forgetPairKind,
  'intake.releaseThreads': releaseThreadsKind,
}

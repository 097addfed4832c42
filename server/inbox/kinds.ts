import { deliverReplyKind } from './deliveries.ts'
import { forgetPairKind } from './forgetting.ts'
import { moderateKind } from './moderating.ts'
import { readCommentKind, readPostKind } from './rereads.ts'
import { sweepKind } from './sweep.ts'
import { syncKind } from './sync.ts'

/** Every kind of job that the inbox does. */
export const inboxKinds = {
  'inbox.deliverReply': deliverReplyKind,
  'inbox.moderate': moderateKind,
  'inbox.sync': syncKind,
  'inbox.sweep': sweepKind,
  'inbox.readComment': readCommentKind,
  'inbox.readPost': readPostKind,
  'inbox.forgetPair': forgetPairKind,
}

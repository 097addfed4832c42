import { blockKind } from './blocking.ts'
import { readBlocksKind } from './blockLists.ts'
import { deliverReplyKind } from './deliveries.ts'
import { editKind } from './editing.ts'
import { moderateKind } from './moderating.ts'
import { moderateManyKind, replyOnBehalfKind } from './onBehalf.ts'
import { deliverPrivateReplyKind } from './privateDeliveries.ts'

/** What moderation promises to do on the platform. */
export const moderationKinds = {
  'moderation.deliverReply': deliverReplyKind,
  'moderation.deliverPrivateReply': deliverPrivateReplyKind,
  'moderation.edit': editKind,
  'moderation.moderate': moderateKind,
  'moderation.moderateMany': moderateManyKind,
  'moderation.replyOnBehalf': replyOnBehalfKind,
  'moderation.block': blockKind,
  'moderation.readBlocks': readBlocksKind,
}

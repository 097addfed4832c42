import { deliverReplyKind } from './deliveries.ts'
import { moderateKind } from './moderating.ts'
import { moderateManyKind } from './onBehalf.ts'

/** What moderation promises to do on the platform. */
export const moderationKinds = {
  'moderation.deliverReply': deliverReplyKind,
  'moderation.moderate': moderateKind,
  'moderation.moderateMany': moderateManyKind,
}

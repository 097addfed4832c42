import { deliverReplyKind } from './deliveries.ts'
import { moderateKind } from './moderating.ts'

/** What the inbox promises to do on the platform. */
export const inboxKinds = {
  'inbox.deliverReply': deliverReplyKind,
  'inbox.moderate': moderateKind,
}

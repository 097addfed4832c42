import { deliverKind } from './delivering.ts'
import { digestKind, mailKind } from './digests.ts'
import { pushKind } from './pushing.ts'

/** How people hear of what they were told while they look elsewhere. */
export const notificationsKinds = {
  'notifications.deliver': deliverKind,
  'notifications.push': pushKind,
  'notifications.digest': digestKind,
  'notifications.mail': mailKind,
}

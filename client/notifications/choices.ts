import type { NotificationChoices } from '../../server/contract/notifications.ts'

/** What each part of the settings is given. */
export interface ChoicesProps {
  choices: NotificationChoices
  onChange: (part: Partial<NotificationChoices>) => void
}

import { type NotificationChoices, NotificationKind } from '../contract/notifications.ts'

const channels = { product: true, push: true, mail: false }

/** What somebody has chosen who has chosen nothing: everything on the screen and on their browsers, no mail. */
const defaultChoices: NotificationChoices = {
  kinds: everyKind(),
  zone: 'UTC',
  quiet: null,
  digestTimes: ['08:00'],
  previews: false,
}

/** The choices as they are kept; a kind that came later than the choice is as if nothing was chosen. */
export function choicesIn(kept: string | null): NotificationChoices {
  if (kept === null) return defaultChoices
  const choices = JSON.parse(kept) as NotificationChoices
  return { ...choices, kinds: { ...defaultChoices.kinds, ...choices.kinds } }
}

function everyKind() {
  const kinds = NotificationKind.options.map((kind) => [kind, channels])
  return Object.fromEntries(kinds) as NotificationChoices['kinds']
}

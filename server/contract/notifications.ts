import { z } from 'zod'
import { feature } from './endpoint.ts'
import { listOf, Paging } from './list.ts'
import { ClockTime, Instant, Zone } from './values.ts'

export const NotificationKind = z
  .enum([
    'assigned',
    'mentioned',
    'answered',
    'needs_review',
    'due_soon',
    'overdue',
    'connection_broken',
    'rule_disarmed',
    'ad_rejected',
    'over_plan',
    'no_delivery',
    'campaign_drift',
    'spend_limit',
    'approval_asked',
    'approval_given',
  ])
  .meta({ id: 'NotificationKind', description: 'What somebody is told of.' })
export type NotificationKind = z.infer<typeof NotificationKind>

export const Notification = z
  .object({
    id: z.string(),
    kind: NotificationKind,
    pairId: z.string().nullable(),
    threadId: z.string().nullable().describe('Where it leads; null when it is not about a thread.'),
    campaignId: z.string().nullable().describe('Where it leads when it is about a campaign.'),
    who: z.string().nullable().describe('Whose doing it was: a customer or a colleague, by name.'),
    what: z.string().describe('The beginning of what was said or happened, at most 140 characters.'),
    times: z.int().describe('How often it happened since it was last read.'),
    activeAt: Instant.describe('When it happened last.'),
    readAt: Instant.nullable(),
  })
  .meta({ id: 'Notification' })
export type Notification = z.infer<typeof Notification>

type Told = Pick<Notification, 'kind' | 'who' | 'times' | 'threadId'>

/** What happened, in a sentence without an end: for the list, a push and a letter alike. `who` comes isolated where it has to be. */
export function sentenceOf({ kind, who, times, threadId }: Told): string {
  if (kind === 'assigned' && who === null) return 'A thread is yours now'
  if (kind === 'needs_review' && who === null) return 'Something that was sent needs your word'
  if (kind === 'assigned' && threadId === null) return `${who} gave you threads${timesOf(times)}`
  return sentences[kind](who ?? 'Somebody') + timesOf(times)
}

const timesOf = (times: number) => (times > 1 ? ` (${times} times)` : '')

const sentences: Record<NotificationKind, (who: string) => string> = {
  assigned: (who) => `${who} gave you a thread`,
  mentioned: (who) => `${who} mentioned you in a note`,
  answered: (who) => `${who} answered in your thread`,
  needs_review: (who) => `What you did for ${who} needs your word`,
  due_soon: (who) => `${who} waits, and the time to answer is nearly over`,
  overdue: (who) => `${who} has waited longer than you promise`,
  connection_broken: () => 'The connection is broken',
  rule_disarmed: () => 'A rule was disarmed',
  ad_rejected: () => 'An ad was rejected',
  over_plan: () => 'A campaign spends more than planned',
  no_delivery: () => 'A campaign is not shown',
  campaign_drift: () => 'A campaign was changed elsewhere',
  spend_limit: () => 'A campaign comes to a limit',
  approval_asked: (who) => `${who} asks you to approve a campaign`,
  approval_given: (who) => `${who} approved your campaign`,
}

const Weekday = z.int().min(1).max(7).describe('1 is Monday.')

export const QuietHours = z
  .object({
    from: ClockTime,
    to: ClockTime.describe('Earlier than `from` means on the next day.'),
    weekdays: z.array(Weekday).min(1, 'Choose at least one day.').max(7).describe('The days on which they begin.'),
  })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'Quiet hours need an end that is not their start.' })
export type QuietHours = z.infer<typeof QuietHours>

const Channels = z.object({
  product: z.boolean().describe('In the list behind the bell.'),
  push: z.boolean().describe('On the browsers that were switched on.'),
  mail: z.boolean().describe('In the digest.'),
})

export const NotificationChoices = z.object({
  kinds: z.record(NotificationKind, Channels),
  zone: Zone.describe('In which quiet hours and digests are meant.'),
  quiet: QuietHours.nullable().describe('Push and mail wait until they are over, and then come as one.'),
  digestTimes: z
    .array(ClockTime)
    .max(4, 'At most four digests a day.')
    .refine((times) => new Set(times).size === times.length, 'Each time once.'),
  previews: z.boolean().describe('Whether a push says who wrote what; without it, only where.'),
})
export type NotificationChoices = z.infer<typeof NotificationChoices>

export const NotificationSettings = NotificationChoices.extend({
  version: z.int(),
  address: z.string().nullable().describe('Where digests go; null without an address, or where no mail is sent.'),
}).meta({ id: 'NotificationSettings', description: "One person's choices in one team." })
export type NotificationSettings = z.infer<typeof NotificationSettings>

const PushKey = z.string().regex(/^[\w-]{16,128}={0,2}$/, 'Not a key of a browser.')
export const NewPushSubscription = z.object({
  endpoint: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .describe("The address at the browser maker's push service."),
  keys: z.object({ p256dh: PushKey, auth: PushKey }),
})
export const PushSubscription = z
  .object({
    id: z.string(),
    device: z.string().describe('Browser and system in words.'),
    current: z.boolean().describe('Switched on in the session that asks.'),
    createdAt: Instant,
  })
  .meta({ id: 'PushSubscription' })
export type PushSubscription = z.infer<typeof PushSubscription>

export const notifications = feature({
  listNotifications: {
    method: 'GET',
    path: '/me/notifications',
    summary: 'What I was told of in this team, newest first',
    access: 'member',
    query: Paging.extend({ show: z.enum(['all', 'unread']).default('all') }),
    response: listOf(Notification),
  },
  countNotifications: {
    method: 'GET',
    path: '/me/notifications/count',
    summary: 'How many of them are unread, and in which threads; 100 stands for a hundred or more',
    access: 'member',
    response: z.object({ unread: z.int(), threadIds: z.array(z.string()) }),
  },
  readNotifications: {
    method: 'PUT',
    path: '/me/notifications/reading',
    summary: 'Mark all as read: what happened up to a moment, or what is about one thread',
    access: 'member',
    body: z.object({ upTo: Instant.optional(), threadId: z.string().max(128).optional() }),
  },
  readNotification: {
    method: 'PUT',
    path: '/me/notifications/:notificationId/reading',
    summary: 'Mark one as read',
    access: 'member',
  },
  unreadNotification: {
    method: 'DELETE',
    path: '/me/notifications/:notificationId/reading',
    summary: 'Mark one as unread again',
    access: 'member',
  },
  getNotificationSettings: {
    method: 'GET',
    path: '/me/notification-settings',
    summary: 'Of what I am told, how and when',
    access: 'member',
    response: NotificationSettings,
  },
  changeNotificationSettings: {
    method: 'PUT',
    path: '/me/notification-settings',
    summary: 'Choose of what I am told, how and when',
    access: 'member',
    versioned: true,
    body: NotificationChoices,
    response: NotificationSettings,
  },
  listPushSubscriptions: {
    method: 'GET',
    path: '/me/push-subscriptions',
    summary: 'The browsers I am told on, and the key with which another one subscribes',
    access: 'member',
    response: z.object({
      publicKey: z.string().describe('`applicationServerKey` of the Push API.'),
      items: z.array(PushSubscription),
    }),
  },
  keepPushSubscription: {
    method: 'PUT',
    path: '/me/push-subscriptions',
    summary: 'Tell me on this browser; the same browser again changes nothing',
    access: 'member',
    body: NewPushSubscription,
    response: PushSubscription,
  },
  dropPushSubscription: {
    method: 'DELETE',
    path: '/me/push-subscriptions/:subscriptionId',
    summary: 'Tell me on that browser no more',
    access: 'member',
  },
  endMail: {
    method: 'POST',
    path: '/mail-farewells/:token',
    summary: 'End the digest that a letter belongs to; the link in it holds the token (RFC 8058)',
    access: 'anyone',
    idempotent: true,
  },
})

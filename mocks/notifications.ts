import {
  type NotificationChoices,
  NotificationKind,
  type NotificationSettings,
  type notifications,
  type PushSubscription,
} from '../server/contract/notifications.ts'
import { Problem } from '../server/contract/problem.ts'
import { type MockContext, type MockHandlers, memberOf, personOf } from './context.ts'
import { changed, instant, type MockNotification, newId } from './memory.ts'

export const notificationsMocks: MockHandlers<typeof notifications> = {
  listNotifications: ({ query }, context) => {
    const rows = mine(context)
      .filter(({ readAt }) => query.show === 'all' || readAt === null)
      .sort((a, b) => placeOf(b).localeCompare(placeOf(a)))
    const after = query.cursor === undefined ? null : readCursor(query.cursor)
    const rest = after === null ? rows : rows.filter((row) => placeOf(row) < after)
    const items = rest.slice(0, query.limit)
    const last = items.at(-1)
    return { items, nextCursor: last && rest.length > items.length ? btoa(placeOf(last)) : null }
  },
  countNotifications: (_request, context) => {
    const unread = mine(context).filter(({ readAt }) => readAt === null)
    const threadIds = [...new Set(unread.flatMap(({ threadId }) => threadId ?? []))]
    return { unread: Math.min(100, unread.length), threadIds }
  },
  readNotifications: ({ body }, context) => {
    for (const told of mine(context))
      if (
        !told.readAt &&
        (!body.upTo || told.activeAt <= body.upTo) &&
        (!body.threadId || told.threadId === body.threadId)
      )
        told.readAt = instant(context.state)
    tellMe(context)
  },
  readNotification: ({ params }, context) => {
    notificationIn(context, params.notificationId).readAt ??= instant(context.state)
    tellMe(context)
  },
  unreadNotification: ({ params }, context) => {
    notificationIn(context, params.notificationId).readAt = null
    tellMe(context)
  },
  getNotificationSettings: (_request, context) => settingsOf(context),
  changeNotificationSettings: ({ body, version }, context) => {
    const { version: known, address } = settingsOf(context)
    if (known !== version)
      throw new Problem(
        'outdated',
        'These settings were changed in another window. Look at them before you save yours.',
      )
    context.state.notificationSettings[placeFor(context)] = { ...body, address, version: version + 1 }
    tellMe(context)
    return settingsOf(context)
  },
  listPushSubscriptions: (_request, context) => ({
    publicKey: 'BPractice-key-of-the-mocks',
    items: subscriptionsOf(context),
  }),
  keepPushSubscription: ({ body }, context) => {
    const { state, session } = context
    const known = state.pushSubscriptions.find(
      ({ endpoint, personId }) => endpoint === body.endpoint && personId === personOf(context).id,
    )
    const device = session?.device ?? 'This browser'
    const made = known ?? {
      id: newId(),
      teamId: memberOf(context).teamId,
      personId: personOf(context).id,
      endpoint: body.endpoint,
      device,
      current: true,
      createdAt: instant(state),
    }
    if (!known) state.pushSubscriptions.push(made)
    tellMe(context)
    return made
  },
  dropPushSubscription: ({ params }, context) => {
    const { state } = context
    if (!subscriptionsOf(context).some(({ id }) => id === params.subscriptionId))
      throw new Problem('not_found', 'You are not told on such a browser.')
    state.pushSubscriptions = state.pushSubscriptions.filter(({ id }) => id !== params.subscriptionId)
    tellMe(context)
  },
  // The token `maya` stands for the link in Maya's letter.
  endMail: ({ params }, { state }) => {
    if (params.token !== 'maya')
      throw new Problem('not_found', 'This link is not one of ours, or not all of it arrived.')
    const known = state.notificationSettings['bakery maya'] ?? { ...defaults, version: 1, address: 'maya@example.com' }
    const kinds = Object.entries(known.kinds).map(([kind, channels]) => [kind, { ...channels, mail: false }])
    state.notificationSettings['bakery maya'] = {
      ...known,
      kinds: Object.fromEntries(kinds) as NotificationChoices['kinds'],
      version: known.version + 1,
    }
  },
}

const channels = { product: true, push: true, mail: false }
const defaults: NotificationChoices = {
  kinds: Object.fromEntries(NotificationKind.options.map((kind) => [kind, channels])) as NotificationChoices['kinds'],
  zone: 'UTC',
  quiet: null,
  digestTimes: ['08:00'],
  previews: false,
}

const placeFor = (context: MockContext) => `${memberOf(context).teamId} ${personOf(context).id}`

const settingsOf = (context: MockContext): NotificationSettings =>
  context.state.notificationSettings[placeFor(context)] ?? {
    ...defaults,
    version: 1,
    address: personOf(context).email,
  }

const isMine = (context: MockContext) => {
  const { teamId } = memberOf(context)
  const { id } = personOf(context)
  return (thing: { teamId: string; personId: string }) => thing.teamId === teamId && thing.personId === id
}

const mine = (context: MockContext): MockNotification[] => context.state.notifications.filter(isMine(context))

const subscriptionsOf = (context: MockContext): PushSubscription[] =>
  context.state.pushSubscriptions.filter(isMine(context)).reverse()

function notificationIn(context: MockContext, id: string) {
  const told = mine(context).find((one) => one.id === id)
  if (!told) throw new Problem('not_found', 'You were told of no such thing.')
  return told
}

const tellMe = (context: MockContext) =>
  changed(context.state, memberOf(context).teamId, {
    topic: 'notifications',
    pairId: null,
    ids: [personOf(context).id],
  })

const placeOf = ({ activeAt, id }: { activeAt: string; id: string }) => `${activeAt} ${id}`

function readCursor(cursor: string) {
  try {
    return atob(cursor)
  } catch {
    throw new Problem('invalid', 'Begin the list again.', { fields: { cursor: 'Not a cursor of this list.' } })
  }
}

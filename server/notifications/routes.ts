import type { notifications } from '../contract/notifications.ts'
import type { Handlers } from '../http/context.ts'
import { endMail } from './farewells.ts'
import { countNotifications, listNotifications } from './listing.ts'
import { readAll, readOne, unreadOne } from './reading.ts'
import { changeSettings, getSettings } from './settings.ts'
import { dropSubscription, keepSubscription, listSubscriptions } from './subscriptions.ts'

export const notificationsRoutes: Handlers<typeof notifications> = {
  listNotifications: ({ query }, context) => listNotifications(context, query),
  countNotifications: (_request, context) => countNotifications(context),
  readNotifications: ({ body }, context) => readAll(context, body),
  readNotification: ({ params }, context) => readOne(context, params.notificationId),
  unreadNotification: ({ params }, context) => unreadOne(context, params.notificationId),
  getNotificationSettings: (_request, context) => getSettings(context),
  changeNotificationSettings: ({ version, body }, context) => changeSettings(context, version, body),
  listPushSubscriptions: (_request, context) => listSubscriptions(context),
  keepPushSubscription: ({ body }, context) => keepSubscription(context, body),
  dropPushSubscription: ({ params }, context) => dropSubscription(context, params.subscriptionId),
  endMail: ({ params }, context) => endMail(context, params.token),
}

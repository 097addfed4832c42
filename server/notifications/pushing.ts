import type { PushSubscription } from 'web-push'
import { sentenceOf } from '../contract/notifications.ts'
import { Problem } from '../contract/problem.ts'
import type { TeamContext } from '../http/context.ts'
import type { WorkKind } from '../jobs/kinds.ts'
import { pairNames, type Told, unreadOf } from './due.ts'
import { pushKeys, webPush } from './keys.ts'
import { pathOf } from './places.ts'
import { settingsOf } from './settings.ts'
import { openSubscription } from './subscriptions.ts'

interface Push {
  subscriptionId: string
  notificationIds: string[]
}

/** What the browser's worker shows (`client/public/push.js`). A push with the tag of one that is shown takes its place. */
interface Shown {
  title: string
  body: string
  tag: string
  path: string
}

const keptSeconds = 24 * 3600

/**
 * Sends one push to one browser, unless all it tells was read meanwhile. It may be sent twice, by a worker that is killed
 * before it could say so: the browser shows it once, by its tag.
 */
export const pushKind: WorkKind<Push> = {
  lane: 'publish',
  work: async (context, { subscriptionId, notificationIds }) => {
    const subscription = await openSubscription(context, subscriptionId)
    if (!subscription) return forget(context, subscriptionId)
    const told = await unreadOf(context, notificationIds)
    if (told.length === 0) return
    const { choices } = await settingsOf(context.db, context, subscription.personId)
    const shown = shownOf(told, await pairNames(context, told), choices.previews)
    const { status, retryAfter } = await send(context, subscription, shown)
    if (status === 404 || status === 410) return forget(context, subscriptionId)
    if (status === 429) throw new Problem('rate_limited', 'The push service takes no more for now.', { retryAfter })
    if (status >= 500) throw new Problem('platform_unavailable', 'The push service is away.', { retryAfter })
    if (status >= 300) context.log.warn({ status, subscriptionId }, 'a push service does not take a push')
  },
}

async function send(
  { db, vault, clock, settings, outbound }: TeamContext,
  { endpoint, keys }: PushSubscription,
  shown: Shown,
) {
  const { publicKey, privateKey } = await pushKeys({ db, vault, clock })
  const https = settings.publicUrl.startsWith('https:')
  const details = (await webPush()).generateRequestDetails({ endpoint, keys }, JSON.stringify(shown), {
    TTL: keptSeconds,
    urgency: 'normal',
    // Whom a push service may turn to: a server that has no address of its own can name none.
    vapidDetails: {
      subject: https ? settings.publicUrl : 'mailto:nobody@example.invalid',
      publicKey,
      privateKey: privateKey.reveal(),
    },
  })
  const headers = Object.entries(details.headers).map(([name, value]): [string, string] => [name, String(value)])
  return outbound.send(details.endpoint, {
    method: 'POST',
    headers: Object.fromEntries(headers),
    body: details.body ?? Buffer.alloc(0),
  })
}

/** Without previews it says where something is new, and nothing of what was written or by whom. */
function shownOf(told: Told[], pairs: Map<string, string>, previews: boolean): Shown {
  const [first] = told
  if (!first) throw new Error('A push of nothing was promised.')
  const names = [...new Set(told.map(({ pairId }) => pairs.get(pairId ?? '') ?? 'Tandem'))]
  const where = names.length === 1 ? names[0] : `${names.length} pairs`
  if (told.length > 1)
    return { title: `${told.length} new in ${where}`, body: '', tag: 'several', path: '/notifications' }
  const shown = { tag: first.id, path: pathOf(first) }
  if (!previews) return { title: `New in ${where}`, body: '', ...shown }
  return { title: sentenceOf(first), body: first.what, ...shown }
}

const forget = async ({ db, teamId }: TeamContext, subscriptionId: string) => {
  await db.deleteFrom('pushSubscriptions').where('teamId', '=', teamId).where('id', '=', subscriptionId).execute()
}

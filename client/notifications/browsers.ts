import type { NewPushSubscription } from '../../server/contract/notifications.ts'
import { Problem } from '../../server/contract/problem.ts'

/** Whether this browser can be told anything while no tab of the product is open. */
export const canBeTold = () =>
  'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis

/** Asks the person, then the browser's push service. Throws `forbidden` in a sentence when either says no. */
export async function subscribeHere(publicKey: string): Promise<typeof NewPushSubscription._zod.input> {
  if ((await Notification.requestPermission()) !== 'granted')
    throw new Problem(
      'forbidden',
      'This browser does not allow notifications of Tandem. Its settings for this site can change that.',
    )
  const registration = await workerHere()
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  })
  const { endpoint = '', keys } = subscription.toJSON()
  return { endpoint, keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' } }
}

/** The browser itself forgets, too: what is still under way to it goes nowhere. */
export async function unsubscribeHere() {
  const registration = await navigator.serviceWorker?.getRegistration()
  const subscription = await registration?.pushManager.getSubscription()
  await subscription?.unsubscribe()
}

/** The product's own worker, which has the push part in it, or else that part alone. */
async function workerHere() {
  if (!(await navigator.serviceWorker.getRegistration())) await navigator.serviceWorker.register('/push.js')
  return navigator.serviceWorker.ready
}

import { z } from 'zod'
import { Secret } from '../vault/secret.ts'
import { PlatformFailure } from './failure.ts'
import { Done } from './shapes.ts'
import type { Transport } from './transport.ts'

interface AppOptions {
  transport: Transport
  appId: string
  appSecret: string
  verifyToken: string
}

const wanted = { page: ['feed'], instagram: ['comments', 'mentions'] }

const Field = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
const Subscriptions = z.object({
  data: z.array(
    z.object({
      object: z.string(),
      callback_url: z.string().optional(),
      active: z.boolean().default(true),
      fields: z.array(Field).default([]),
    }),
  ),
})

/**
 * Asks for what is not yet sent here. Meta's documentation lets Instagram's be set in the app's dashboard only
 * (reference 6.1), so a refusal there says what to do, and one that stands already is left as it is.
 */
export async function subscribeApp(
  { transport, appId, appSecret, verifyToken }: AppOptions,
  callbackUrl: string,
): Promise<void> {
  const as = { token: new Secret(`${appId}|${appSecret}`) }
  const path = `${appId}/subscriptions`
  const { data } = await transport.get(path, Subscriptions, { as })
  for (const [object, fields] of Object.entries(wanted)) {
    const stands = data.some(
      (one) =>
        one.object === object &&
        one.active &&
        one.callback_url === callbackUrl &&
        fields.every((field) => one.fields.includes(field)),
    )
    if (stands) continue
    const verify_token = new Secret(verifyToken)
    const params = { object, callback_url: callbackUrl, fields: fields.join(','), include_values: true, verify_token }
    try {
      await transport.post(path, Done, { as, params })
    } catch (failure) {
      if (object === 'instagram') throw orByHand(failure, callbackUrl)
      throw failure
    }
  }
}

function orByHand(failure: unknown, callbackUrl: string): unknown {
  if (!(failure instanceof PlatformFailure) || failure.code !== 'refused_by_platform') return failure
  const steps = `open Webhooks in the app's dashboard, choose Instagram, enter ${callbackUrl} and switch on comments and mentions.`
  return new PlatformFailure('refused_by_platform', `${failure.message} To receive Instagram's notices, ${steps}`, {
    outcome: failure.outcome,
    ...failure.graph,
  })
}

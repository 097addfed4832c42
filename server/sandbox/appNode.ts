import { appName } from './appName.ts'
import type { Call } from './call.ts'
import { badParameter, GraphError, missing } from './graphError.ts'
import { shakeHands } from './handshake.ts'
import { type Json, type Node, success } from './node.ts'
import { listOf, type Params, requiredText, textOf } from './params.ts'

/** What the app can hear of about each kind of object, as far as this sandbox tells it. */
const subscribable: Record<string, string[]> = {
  page: [
    'feed',
    'mention',
    'messages',
    'message_echoes',
    'message_reads',
    'messaging_postbacks',
    'live_videos',
    'ratings',
    'follow',
  ],
  instagram: ['comments', 'mentions', 'live_comments', 'story_insights', 'messages'],
}

/** The app itself, which only its own token may look at or set up. */
export function appNode(call: Call): Node {
  const { app } = call.world
  if (call.token.kind !== 'APP') throw missing(app.id, call.method === 'GET' ? 'get' : 'post')
  return {
    id: app.id,
    type: 'Application',
    defaults: ['category', 'link', 'name'],
    fields: { name: () => appName, category: () => 'Business', link: () => call.world.baseUrl },
    edges: {
      subscriptions: {
        read: () => ({ data: subscriptionsOf(call) }),
        create: (params) => subscribe(call, params),
        remove: (params) => {
          const object = textOf(params, 'object') ?? null
          call.world.db.prepare('delete from appSubscriptions where object = coalesce(?, object)').run(object)
          return success
        },
      },
    },
  }
}

/** Kept only after the callback has answered the handshake (reference 6.1). */
async function subscribe(call: Call, params: Params): Promise<Json> {
  const object = requiredText(params, 'object')
  const callbackUrl = requiredText(params, 'callback_url')
  const verifyToken = requiredText(params, 'verify_token')
  const fields = listOf(params, 'fields') ?? []
  const known = Object.hasOwn(subscribable, object) ? subscribable[object] : undefined
  if (!known)
    throw badParameter(`Param object must be one of {${Object.keys(subscribable).join(', ')}} - got "${object}"`)
  const wrong = fields.find((field) => !known.includes(field))
  if (wrong) throw badParameter(`Param fields must be of {${known.join(', ')}} - got "${wrong}"`)

  const failure = await shakeHands(call.world, callbackUrl, verifyToken)
  if (failure) {
    throw new GraphError({
      code: 2200,
      message: `(#2200) Callback verification failed with the following errors: ${failure}`,
    })
  }
  call.world.db
    .prepare('insert or replace into appSubscriptions (object, callbackUrl, verifyToken, fields) values (?, ?, ?, ?)')
    .run(object, callbackUrl, verifyToken, JSON.stringify(fields))
  return success
}

const subscriptionsOf = ({ world }: Call) =>
  world.db
    .prepare<[], { object: string; callbackUrl: string; fields: string }>(
      'select * from appSubscriptions order by object',
    )
    .all()
    .map(({ object, callbackUrl, fields }) => ({
      object,
      callback_url: callbackUrl,
      active: true,
      fields: (JSON.parse(fields) as string[]).map((name) => ({ name, version: 'v25.0' })),
    }))

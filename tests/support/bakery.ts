import { createHmac } from 'node:crypto'
import type { Comment, ThreadRow } from '../../server/contract/threads.ts'
import type { Network } from '../../server/contract/values.ts'
import { write } from '../../server/db/write.ts'
import type { FaultPoint } from '../../server/http/context.ts'
import { jobsTopic } from '../../server/jobs/queue.ts'
import { bakery as shop, tom } from '../../server/sandbox/cast.ts'
import { writeComment } from '../../server/sandbox/comments.ts'
import type { FaultKind } from '../../server/sandbox/faultKinds.ts'
import { addFault } from '../../server/sandbox/faults.ts'
import type { World } from '../../server/sandbox/world.ts'
import { sandboxApp } from '../../server/services.ts'
import { eventually } from './journey.ts'
import { type ServerOptions, startServer } from './server.ts'

/** An unknown outcome rests this long, on a clock that the test puts forward. */
const settleSeconds = 60

/**
 * Maya's desk with her pair read to the end, and the platform behind it in the test's hands: its clock, its bad days and
 * its customers. Nothing comes round by itself unless the clock is put forward by a day.
 */
export async function startBakery({ settings, ...options }: ServerOptions = {}) {
  let aheadMs = 0
  const wire = createWire()
  const gates = new Map<FaultPoint, () => void | Promise<void>>()
  const server = await startServer({
    settleSeconds,
    timeoutMs: 10_000,
    fetch: wire.fetch,
    clock: () => new Date(Date.now() + aheadMs),
    fault: (point) => gates.get(point)?.(),
    ...options,
    settings: { sweepSeconds: 86_400, ...settings },
  })
  const maya = await server.practise()
  const { services, sandbox } = server
  const { world } = sandbox
  wire.endsWith(world)
  const { client, pair } = maya

  /** Waits until nothing is in a worker's hands, or due. */
  const rest = () =>
    eventually(
      () =>
        services.db
          .selectFrom('jobs')
          .where('state', '=', 'ready')
          .where(({ eb, or }) =>
            or([eb('lockedUntil', 'is not', null), eb('runAt', '<=', services.clock().toISOString())]),
          )
          .select(['kind', 'runAt', 'problem'])
          .execute(),
      (busy) => busy.length === 0,
    )
  const wake = () => write(services.db, (trx) => services.hub.announce(trx, jobsTopic))

  const getComment = async (threadId: string, commentId: string): Promise<Comment | undefined> => {
    const { comments } = await client.inbox.getThread({ params: { threadId } })
    return comments.find(({ id }) => id === commentId)
  }

  /** Puts the clock of both sides forward, once nothing is in hand. */
  async function pass(seconds: number) {
    await rest()
    await sleepThrough(seconds)
  }

  async function sleepThrough(seconds: number) {
    aheadMs += seconds * 1000
    await wake()
  }

  return {
    ...server,
    maya,
    client,
    pair,
    world,
    gates,
    /** What happens between an answer of the platform and our hearing it. */
    wire,
    rest,
    getComment,
    pass,
    /** The same in the middle of whatever is in hand, as when a machine was suspended. */
    sleepThrough,
    /** Lets time pass until the delivery of a comment is in this state; null for done. */
    passUntil: async (threadId: string, commentId: string, state: DeliveryState, seconds = settleSeconds + 1) => {
      for (let rounds = 0; rounds < 20; rounds += 1) {
        await rest()
        const comment = await getComment(threadId, commentId)
        if ((comment?.delivery?.state ?? null) === state) return comment
        await pass(seconds)
      }
      throw new Error(`It never came to ${state}: ${JSON.stringify(await getComment(threadId, commentId))}`)
    },
    /** The next calls that fit go wrong. */
    badDay: (kind: FaultKind, { method = 'POST', path, remaining = 1 }: BadDay = {}) =>
      addFault(world, { kind, method, path, remaining }),
    /** Tom writes under the newest post, and it stands in the inbox. */
    tomWrites: async (network: Network, message = 'Is there any rye left?'): Promise<ThreadRow> => {
      const { id } = writeComment(world, { actorId: tom.id, targetId: newestPost(network), message })
      return client.inbox.getThread({ params: { threadId: await seen(id) } })
    },
    reply: (commentId: string, message: string, key?: string) =>
      client.moderation.replyToComment({ params: { commentId }, body: { message }, ...(key && { key }) }),
    /** Somebody writes under a comment as the Page, on the network itself. */
    writeOutThere: (targetId: string, message: string) =>
      writeComment(world, { actorId: shop.pageId, targetId, message }).id,
    /** What stands under a comment out there, oldest first. */
    repliesOutThere: (parentId: string) =>
      world.db
        .prepare<[string], { id: string; message: string; authorId: string }>(
          'select id, message, authorId from comments where parentId = ? and deletedAt is null order by createdAt, id',
        )
        .all(parentId),
    outThere: (id: string) =>
      world.db
        .prepare<[string], { hiddenAt: string | null; deletedAt: string | null }>('select * from comments where id = ?')
        .get(id),
    /** Waits until the delivery of a comment is in this state; null for done. */
    delivered: (threadId: string, commentId: string, state: DeliveryState) =>
      eventually(
        () => getComment(threadId, commentId),
        (comment) => (comment?.delivery?.state ?? null) === state,
      ),
    newestPost,
    seen,
    tell: (body: string | object, signature?: string | null) => tell(server.url, body, signature),
  }

  function newestPost(network: Network) {
    const accountId = network === 'facebook' ? shop.pageId : shop.profileId
    const post = world.db
      .prepare<[string], { id: string }>(
        'select id from posts where accountId = ? and deletedAt is null order by createdAt desc limit 1',
      )
      .get(accountId)
    if (!post) throw new Error(`The bakery has no post on ${network}.`)
    return post.id
  }

  function seen(id: string) {
    const thread = () => client.inbox.getThread({ params: { threadId: id } }).catch(() => null)
    return eventually(thread, (found) => found !== null).then(() => id)
  }
}

export type Bakery = Awaited<ReturnType<typeof startBakery>>

type DeliveryState = NonNullable<Comment['delivery']>['state'] | null

interface BadDay {
  method?: 'GET' | 'POST' | 'DELETE'
  path?: string
  remaining?: number
}

/**
 * The way to the platform. Calls that it leaves hanging are given up as soon as they hang: nobody has to wait for a timeout, which on a
 * busy machine would befall other calls as well.
 */
function createWire() {
  let impatience = new AbortController()
  const giveUp = () => {
    impatience.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'))
    impatience = new AbortController()
  }
  const wire: { afterAnswer: ((url: string) => Promise<void>) | undefined } = { afterAnswer: undefined }
  const send: typeof fetch = async (input, init = {}) => {
    const signals = [impatience.signal, ...(init.signal ? [init.signal] : [])]
    const answer = await fetch(input, { ...init, signal: AbortSignal.any(signals) })
    await wire.afterAnswer?.(String(input))
    return answer
  }
  return Object.assign(wire, {
    fetch: send,
    endsWith: (world: World) => {
      const left = () =>
        world.db.prepare("select sum(remaining) from faults where kind like 'hang%'").pluck().get() as number
      let before = left()
      world.listen(({ kind }) => {
        if (kind !== 'fault') return
        const now = left()
        if (now < before) setTimeout(giveUp, 50)
        before = now
      })
    },
  })
}

/** A notice as the platform sends it; `null` sends no signature. */
export async function tell(url: string, body: string | object, signature: string | null = signed(body)) {
  return fetch(`${url}/webhooks/meta`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(signature !== null && { 'x-hub-signature-256': signature }) },
    body: textOf(body),
  })
}

const textOf = (body: string | object) => (typeof body === 'string' ? body : JSON.stringify(body))

export const signed = (body: string | object, secret = sandboxApp.secret) =>
  `sha256=${createHmac('sha256', secret).update(textOf(body)).digest('hex')}`

export interface Remark {
  verb?: string
  id: string
  postId: string
  parentId?: string
  message?: string
  /** Unix seconds. */
  at: number
}

/** A comment's change on the bakery's Page, as Tom causes it. */
export const pageNotice = (...remarks: Remark[]) => ({
  object: 'page',
  entry: [
    {
      id: shop.pageId,
      time: remarks.at(-1)?.at,
      changes: remarks.map(({ verb = 'add', id, postId, parentId = postId, message, at }) => ({
        field: 'feed',
        value: {
          item: 'comment',
          verb,
          comment_id: id,
          post_id: postId,
          parent_id: parentId,
          created_time: at,
          from: { id: tom.id, name: tom.name },
          ...(message !== undefined && { message }),
        },
      })),
    },
  ],
})

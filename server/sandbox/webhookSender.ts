import { type Delivery, deliveryBody, signatureHeaders } from './deliveryBody.ts'
import { type FaultKind, isFaultKind } from './faultKinds.ts'
import { takeFault, takeSentinel } from './faults.ts'
import { mayCall } from './handshake.ts'
import type { World } from './world.ts'

export interface WebhookSender {
  stop: () => Promise<void>
}

const mostChanges = 1000
const mostPosts = 8
const patienceMs = 20_000

/**
 * Sends what is promised in `deliveries`: changes of one moment together, at once; a refused POST again at once, then after
 * gaps that double from `retryMs`, and no more after 2160 of them (36 hours for a minute; reference 6.1).
 */
export function startWebhooks(world: World, retryMs: number): WebhookSender {
  const inFlight = new Set<number>()
  const posts = new Set<Promise<void>>()
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let isScheduled = false

  const flushSoon = () => {
    if (isScheduled || stopping.signal.aborted) return
    isScheduled = true
    // After the tick, so that what happens together travels together.
    setImmediate(() => {
      isScheduled = false
      if (!stopping.signal.aborted && world.db.open) flush()
    })
  }

  const flush = () => {
    // What waits meanwhile leaves in bigger batches.
    if (posts.size >= mostPosts) return
    const due = dueDeliveries(world).filter(({ id }) => !inFlight.has(id))
    for (const batch of Object.values(Object.groupBy(due, ({ object }) => object))) {
      const { now, isTwice } = withFaults(world, batch, retryMs)
      if (now.length === 0) continue
      for (const { id } of now) inFlight.add(id)
      const post = send(now, isTwice).finally(() => {
        for (const { id } of now) inFlight.delete(id)
        posts.delete(post)
        if (!stopping.signal.aborted) wakeForNext()
      })
      posts.add(post)
    }
    wakeForNext()
  }

  const send = async (batch: Delivery[], isTwice: boolean) => {
    const arrived = await deliver(world, batch, stopping.signal)
    if (stopping.signal.aborted) return
    if (isTwice) await deliver(world, batch, stopping.signal)
    if (stopping.signal.aborted) return
    settle(world, batch, arrived, retryMs)
    world.happened({ kind: 'delivery' })
  }

  const wakeForNext = () => {
    clearTimeout(timer)
    const next = dueDeliveries(world, '9999').find(({ id }) => !inFlight.has(id))
    if (!next) return
    const wait = Math.min(Math.max(Date.parse(next.dueAt) - world.now().getTime(), 1), 60_000)
    timer = setTimeout(flushSoon, wait)
    timer.unref()
  }

  const unlisten = world.listen(({ kind }) => {
    if (kind === 'comment' || kind === 'like' || kind === 'post') flushSoon()
  })
  const dayAgo = new Date(world.now().getTime() - 86_400_000).toISOString()
  world.db.prepare('delete from deliveries where deliveredAt < ? or droppedAt < ?').run(dayAgo, dayAgo)
  flushSoon()

  return {
    stop: async () => {
      stopping.abort()
      unlisten()
      clearTimeout(timer)
      await Promise.allSettled(posts)
    },
  }
}

function dueDeliveries(world: World, until = world.now().toISOString()): Delivery[] {
  return world.db
    .prepare<[string, number], Delivery>(
      `select * from deliveries where dueAt <= ? and deliveredAt is null and droppedAt is null
       order by dueAt, id limit ?`,
    )
    .all(until, mostChanges)
}

/** Whether the callback took it. */
async function deliver(world: World, batch: Delivery[], stopped: AbortSignal): Promise<boolean> {
  const callback = world.db
    .prepare<[string], { callbackUrl: string }>('select callbackUrl from appSubscriptions where object = ?')
    .get(batch[0]?.object ?? '')
  if (!callback || !mayCall(world, callback.callbackUrl)) return false
  const body = deliveryBody(batch)
  try {
    const answer = await fetch(callback.callbackUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'facebookexternalua',
        ...signatureHeaders(world, body),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(patienceMs), stopped]),
    })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false
  }
}

function settle(world: World, batch: Delivery[], arrived: boolean, retryMs: number) {
  const now = world.now()
  const iso = now.toISOString()
  const set = (column: 'deliveredAt' | 'droppedAt') =>
    world.db.prepare(`update deliveries set ${column} = ? where id = ?`)
  const putOff = world.db.prepare('update deliveries set tries = tries + 1, dueAt = ? where id = ?')
  world.db.transaction(() => {
    for (const { id, tries, createdAt } of batch) {
      const gap = tries === 0 ? 0 : retryMs * 2 ** (tries - 1)
      if (arrived) set('deliveredAt').run(iso, id)
      else if (now.getTime() - Date.parse(createdAt) > 2160 * retryMs) set('droppedAt').run(iso, id)
      else putOff.run(new Date(now.getTime() + gap).toISOString(), id)
    }
  })()
}

/** Late changes wait for one `retryMs`, shuffled ones for a tenth of it, so that later ones overtake them. */
function withFaults(world: World, batch: Delivery[], retryMs: number): { now: Delivery[]; isTwice: boolean } {
  const kinds = new Map(batch.map((delivery) => [delivery, faultOf(world, delivery)]))
  const later = (delivery: Delivery, wait: number) =>
    world.db
      .prepare('update deliveries set dueAt = ? where id = ?')
      .run(new Date(world.now().getTime() + wait).toISOString(), delivery.id)
  const now = batch.filter((delivery) => {
    const kind = kinds.get(delivery)
    if (kind === 'webhook-late') later(delivery, retryMs)
    if (kind === 'webhook-shuffled') later(delivery, retryMs / 10)
    return kind !== 'webhook-late' && kind !== 'webhook-shuffled'
  })
  return { now, isTwice: [...kinds.values()].includes('webhook-duplicate') }
}

function faultOf(world: World, { id, tries, object, value }: Delivery): FaultKind | undefined {
  if (tries > 0) return undefined
  const { message, text } = JSON.parse(value) as { message?: string; text?: string }
  const kind = takeSentinel(world, message ?? text ?? '', `webhook ${id}`) ?? takeFault(world, 'POST', object, true)
  return isFaultKind(kind) ? kind : undefined
}

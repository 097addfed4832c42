import type { QueryClient } from '@tanstack/react-query'
import type { AnyCall } from '../api.ts'
import { api, query } from '../api.ts'
import { isolated } from '../ui/isolated.ts'
import { say } from '../ui/toasts.ts'
import { connectionStore } from './connection.ts'
import { type About, type Errand, ownerOf } from './errand.ts'
import { createSending } from './sending.ts'
import { addErrand, canKeep, changeErrand, errandsOf, putErrand, removeErrand } from './store.ts'

export type Outbox = ReturnType<typeof createOutbox>

const outboxes = new WeakMap<QueryClient, Outbox>()

/** The outbox of whoever is signed in; undefined where the browser can keep nothing. */
export function outboxOf(queries: QueryClient): Outbox | undefined {
  if (!canKeep()) return undefined
  const outbox = outboxes.get(queries) ?? createOutbox(queries)
  outboxes.set(queries, outbox)
  return outbox
}

function createOutbox(queries: QueryClient) {
  const owner = () => ownerOf(queries.getQueryData(query(api.accounts.getDesk).queryKey))
  const listeners = new Set<() => void>()
  const channel = new BroadcastChannel('tandem.outbox')
  let waiting: Errand[] = []

  /** Reads anew what waits, and lets every tab do the same. */
  const refresh = async () => {
    const whose = owner()
    const all = whose ? await errandsOf(whose) : []
    waiting = all.filter(({ id }) => !sending.isBeingAsked(id))
    for (const tell of listeners) tell()
  }
  const announce = () => channel.postMessage('changed')
  const changed = async () => {
    announce()
    await refresh()
  }
  const sending = createSending(queries, { owner, changed, announce })
  channel.onmessage = () => void refresh()

  return {
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** What waits, in the order it was made; without what is being asked this very moment. */
    read: () => waiting,
    refresh,
    /** Everything of this person and team that has not gone out, counted for whoever wants to sign out. */
    count: async () => (await errandsOf(owner() ?? '')).length,
    sendAll: sending.sendAll,
    tryLater: sending.tryLater,

    async promise<A>(change: About & Pick<Errand, 'operation' | 'call'>, ask: (call: AnyCall) => Promise<A>) {
      const whose = owner()
      const call = { ...change.call, key: change.call.key ?? crypto.randomUUID() }
      const reachable = navigator.onLine && !connectionStore.read().away
      const now = new Date().toISOString()
      const errand = { ...change, call, owner: whose ?? '', madeAt: now, triedAt: reachable ? now : null, held: null }
      // A browser that cannot write, its disk full perhaps, still asks.
      const id = whose ? await addErrand(errand).catch(() => undefined) : undefined
      if (id === undefined) return ask(call)
      if (reachable) return sending.ask({ ...errand, id }, ask)
      await changed()
      sending.tryLater()
      return undefined
    },

    async discard(errand: Errand) {
      await removeErrand(errand.id)
      say(`Discarded: ${isolated(errand.what)}`, {
        undo: async () => {
          await putErrand(errand)
          await changed()
          void sending.sendAll()
        },
      })
      await sending.settle(errand.threadId)
      void sending.sendAll()
    },

    /** Lets an errand that was held go out after all, as it is or as it was written anew. */
    async release(errand: Errand) {
      await changeErrand({ ...errand, held: null, seen: undefined })
      await changed()
      await sending.sendAll()
    },
  }
}

import type { QueryClient } from '@tanstack/react-query'
import { Problem } from '../../server/contract/problem.ts'
import type { Comment } from '../../server/contract/threads.ts'
import { type AnyCall, api, callNamed, query } from '../api.ts'
import { freshenInbox } from '../threads/freshen.ts'
import { threadQuery } from '../threads/threads.ts'
import { isolated } from '../ui/isolated.ts'
import { say } from '../ui/toasts.ts'
import { connectionStore } from './connection.ts'
import { type Errand, isForeseen, ownerOf, writtenIn } from './errand.ts'
import { changeErrand, errandsOf, removeErrand } from './store.ts'

interface Asking {
  ask: (call: AnyCall) => Promise<unknown>
  /** What the server refused it with, for whoever asked and is still here. */
  refusal?: unknown
}

interface Surroundings {
  owner: () => string | undefined
  changed: () => Promise<void>
  /** Lets the other tabs read anew what waits. */
  announce: () => void
}

const patienceMs = 30_000
const longestPauseMs = 60_000

/** Sends what waits: each thread in order, by one tab at a time, until the server is away or refuses something. */
export function createSending(queries: QueryClient, { owner, changed, announce }: Surroundings) {
  const asking = new Map<number, Asking>()
  let pauseMs = 1_000
  let later: ReturnType<typeof setTimeout> | undefined

  /** Asks while somebody waits for the answer: undefined when it has to wait, or when another tab sent it. */
  async function ask<A>({ id, threadId }: Errand, send: (call: AnyCall) => Promise<A>): Promise<A | undefined> {
    let answer: A | undefined
    const waiter: Asking = {
      ask: async (call) => {
        answer = await send(call)
        return answer
      },
    }
    asking.set(id, waiter)
    try {
      await drain(threadId)
    } finally {
      asking.delete(id)
    }
    if (waiter.refusal) throw waiter.refusal
    if (answer === undefined) await changed()
    return answer
  }

  async function sendAll() {
    clearTimeout(later)
    const whose = owner()
    if (!whose) return
    const threads = new Set((await errandsOf(whose)).filter(isFree).map(({ threadId }) => threadId))
    if (threads.size === 0 && !connectionStore.read().away) return
    if (!(await isStillHere(whose))) return
    for (const threadId of threads) {
      if ((await drain(threadId)) === 'away') return
    }
  }

  /** Asks the server who is here: it must be there, and the one who is signed in by now must be the one who wrote. */
  async function isStillHere(whose: string) {
    try {
      const desk = await api.accounts.getDesk()
      pauseMs = 1_000
      connectionStore.found()
      if (ownerOf(desk) === whose) return true
      await queries.invalidateQueries({ queryKey: query(api.accounts.getDesk).queryKey })
    } catch {
      tryLater()
    }
    return false
  }

  function drain(threadId: string): Promise<'done' | 'away'> {
    const whose = owner() ?? ''
    return navigator.locks.request(`tandem.outbox/${whose}/${threadId}`, async () => {
      let verified = false
      for (;;) {
        const [errand, ...after] = (await errandsOf(whose)).filter((each) => each.threadId === threadId)
        if (!errand || errand.held) return 'done'
        verified ||= asking.has(errand.id) || (await isStillHere(whose))
        if (!verified) return 'away'
        if ((await send(errand, after)) === 'away') return 'away'
      }
    })
  }

  async function send(errand: Errand, after: Errand[]) {
    const waiter = asking.get(errand.id)
    try {
      if (!waiter) await refuseIfAnswered(errand)
      if (!errand.triedAt) await changeErrand({ ...errand, triedAt: new Date().toISOString() })
      const answer = await (waiter?.ask(errand.call) ?? callNamed(errand.operation, errand.call, patienceMs))
      await removeErrand(errand.id)
      await knowAnswer(after, answer)
    } catch (error) {
      if (!isRefusal(error)) {
        connectionStore.lost()
        tryLater()
        return 'away'
      }
      if (waiter) {
        waiter.refusal = error
        await removeErrand(errand.id)
        announce()
        return 'refused'
      }
      await changeErrand({ ...errand, held: error.toJSON() })
      say(`${isolated(errand.what)}: it could not go out. See the outbox.`, { tone: 'problem' })
    }
    // Here it never counted as waiting; a tab that was opened meanwhile has seen it wait.
    if (waiter) announce()
    else await settle(errand.threadId)
    return 'sent'
  }

  /** Somebody of the team may have answered while this one waited: then a person decides. */
  async function refuseIfAnswered(errand: Errand) {
    const { threadId, seen } = errand
    if (!seen) return
    const { author, comments } = await queries.fetchQuery({ ...threadQuery(threadId), staleTime: 0, retry: false })
    // The same words are its own: their answer got lost.
    const known = new Set([
      ...seen,
      ...comments.flatMap(({ id, message }) => (message === writtenIn(errand) ? id : [])),
    ])
    const isOther = ({ id, author: { us } }: Comment) => us && !isForeseen(id) && !known.has(id)
    if (comments.some(isOther)) throw new Problem('conflict', `${isolated(author.name)} has been answered meanwhile.`)
  }

  /** What an errand left in the thread is no surprise to those that were written after it. */
  async function knowAnswer(after: Errand[], answer: unknown) {
    if (typeof answer !== 'object' || answer === null || !('id' in answer)) return
    const { id } = answer
    if (typeof id !== 'string') return
    for (const errand of after) if (errand.seen) await changeErrand({ ...errand, seen: [...errand.seen, id] })
  }

  /** Something left the outbox: what was shown ahead gives way to what the server says. */
  async function settle(threadId: string) {
    await changed()
    freshenInbox(queries, [{ topic: 'inbox', pairId: null, ids: [threadId] }])
    await queries.fetchQuery({ ...threadQuery(threadId), staleTime: 0, retry: false }).catch(() => undefined)
  }

  function tryLater() {
    clearTimeout(later)
    later = setTimeout(() => void sendAll(), pauseMs)
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }

  return { ask, sendAll, settle, tryLater, isBeingAsked: (id: number) => asking.has(id) }
}

const isFree = ({ held }: Errand) => held === null

const passing = ['not_ready', 'platform_unavailable', 'rate_limited', 'signed_out']

/** Whether the server will say the same again; what says when to come back, and what says nothing clear, will not. */
const isRefusal = (error: unknown): error is Problem =>
  error instanceof Problem && error.retryAfter === undefined && !passing.includes(error.code)

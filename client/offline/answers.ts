import type { Query, QueryClient } from '@tanstack/react-query'
import type { Desk } from '../../server/contract/accounts.ts'
import { api } from '../api.ts'
import { ownerOf } from './errand.ts'
import { canKeep, type KeptAnswer, openStore } from './store.ts'

/** What one needs to go on reading, and how many answers of each kind are kept, those read last. */
const most: Record<string, number> = {
  'accounts.getDesk': 1,
  'linking.listPairs': 1,
  'inbox.countThreads': 5,
  'inbox.listViews': 5,
  'inbox.listThreads': 12,
  'inbox.getThread': 50,
  'notes.listNotes': 50,
  'labels.listLabels': 1,
  'accounts.listMembers': 1,
  'savedReplies.listSavedReplies': 5,
}

const pauseMs = 1_000
const largest = 400_000
const name = 'tandem.here'

/** Whose kept answers may be shown before the server has said who is here. */
const here = {
  read: () => localStorage.getItem(name),
  keep: (owner: string) => localStorage.setItem(name, owner),
  forget: () => localStorage.removeItem(name),
}

/** Each build names its script differently. */
const build = () => document.querySelector<HTMLScriptElement>('script[type="module"]')?.src ?? ''

/** Writes down what the server answers, a while after it did: nothing on the screen waits for it. */
export function keepAnswers(queries: QueryClient) {
  const fresh = new Set<Query>()
  const note = (query: Query) => {
    fresh.add(query)
    if (fresh.size > 1) return
    setTimeout(() => {
      const all = [...fresh]
      fresh.clear()
      // Without room nothing more is kept, and everything else goes on.
      write(all).catch(() => undefined)
    }, pauseMs)
  }
  dropOldBuilds().catch(() => undefined)
  for (const query of queries.getQueryCache().getAll()) if (query.state.status === 'success') note(query)
  queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    // Counts that were moved by hand would be moved again when they are shown beside what waits.
    if (!event.action.manual || kindOf(event.query.queryKey) !== kindOf(api.inbox.countThreads.key)) note(event.query)
  })
}

async function write(queries: Query[]) {
  const desk = queries.find((query) => kindOf(query.queryKey) === kindOf(api.accounts.getDesk.key))
  if (desk) await knowWhoIsHere(desk.state.data as Desk)
  const owner = here.read()
  if (!owner) return
  const wanted = queries
    .filter(isWanted)
    .map(answerOf)
    .filter(({ data }) => JSON.stringify(data).length <= largest)
  const store = (await openStore()).transaction('answers', 'readwrite').store
  for (const answer of wanted) await store.put({ ...answer, owner, build: build() })
  await trim(new Set(wanted.map(({ kind }) => kind)))
}

/** Threads that were only looked up for the list do not push out those somebody opened. */
function isWanted({ queryKey, state, observers }: Query) {
  const kind = kindOf(queryKey)
  if (!(kind in most) || state.data === undefined) return false
  return kind !== kindOf(api.inbox.getThread.key) || observers.length > 0
}

function answerOf({ queryHash, queryKey, state }: Query) {
  return {
    hash: queryHash,
    kind: kindOf(queryKey),
    at: new Date(state.dataUpdatedAt).toISOString(),
    data: firstPage(state.data),
  }
}

/** Of a list its beginning. */
function firstPage(data: unknown) {
  const pages = typeof data === 'object' && data !== null && 'pages' in data && Array.isArray(data.pages) && data.pages
  return pages ? { pages: pages.slice(0, 1), pageParams: [undefined] } : data
}

async function knowWhoIsHere(desk: Desk) {
  const owner = ownerOf(desk)
  if (owner === here.read()) return
  await forgetAnswers()
  if (owner) here.keep(owner)
}

/** Deletes what was read longest ago, beyond how many of a kind are kept: by the index, for an answer is large. */
async function trim(kinds: Iterable<string>) {
  const db = await openStore()
  for (const kind of kinds) {
    const keys = await db.getAllKeysFromIndex('answers', 'age', IDBKeyRange.bound([kind], [kind, []]))
    for (const key of keys.slice(0, -(most[kind] ?? 0))) await db.delete('answers', key)
  }
}

/** Another build may expect another shape. */
async function dropOldBuilds() {
  const { store } = (await openStore()).transaction('answers', 'readwrite')
  for await (const cursor of store) if (cursor.value.build !== build()) await cursor.delete()
}

/** What the server last answered to this, for the person who was here last; undefined when it is not kept. */
export async function recall(hash: string): Promise<KeptAnswer | undefined> {
  const owner = here.read()
  if (!owner || !canKeep()) return undefined
  const kept = await (await openStore()).get('answers', [owner, hash])
  return kept?.build === build() ? kept : undefined
}

/** Nothing of what was read stays in this browser; the outbox does. */
export async function forgetAnswers() {
  here.forget()
  if (canKeep()) await (await openStore()).clear('answers')
}

const kindOf = (key: readonly unknown[]) => key.slice(0, 2).join('.')

import type { QueryClient } from '@tanstack/react-query'
import type { Counts } from '../../server/contract/inbox.ts'
import type { Comment, PrivateReply, Thread, ThreadRow } from '../../server/contract/threads.ts'
import { api } from '../api.ts'
import type { InboxSearch } from '../paths.ts'
import { movedCounts, personIn } from '../threads/cache.ts'
import { isFound, type ThreadPages } from '../threads/threads.ts'
import { type Ahead, type Errand, isForeseen } from './errand.ts'
import { outboxOf } from './outbox.ts'

const why = 'You are offline.'

/** Shows what waits as if it were done, again after every answer that does not know of it yet. */
export function showAhead(queries: QueryClient) {
  const outbox = outboxOf(queries)
  const cache = queries.getQueryCache()
  const errands = () => outbox?.read().filter(({ held }) => !held) ?? []
  const showIn = (key: readonly unknown[]) => {
    if (isKey(key, api.inbox.getThread.key)) change<Thread>(key, (thread) => threadAhead(thread, errands()))
    if (isKey(key, api.inbox.listThreads.key)) {
      const { query: search } = key[2] as { query: InboxSearch }
      const isHere = (row: ThreadRow) => isFound(row, search, personIn(queries))
      change<ThreadPages>(key, (pages) => pagesAhead(pages, isHere, errands()))
    }
  }
  const change = <T>(key: readonly unknown[], patch: (data: T) => T) => {
    const data = queries.getQueryData<T>(key)
    const next = data && patch(data)
    if (next !== data) queries.setQueryData(key, next)
  }
  const count = (key: readonly unknown[]) => {
    if (isKey(key, api.inbox.countThreads.key))
      change<Counts>(key, (counts) => countsAhead(counts, errands(), personIn(queries)))
  }
  const showAll = () => {
    for (const { queryKey } of cache.findAll({ queryKey: ['inbox'] })) showIn(queryKey)
  }
  showAll()
  for (const { queryKey } of cache.findAll({ queryKey: api.inbox.countThreads.key })) count(queryKey)
  outbox?.subscribe(showAll)
  cache.subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    showIn(event.query.queryKey)
    // Whoever changes a count by hand has counted the change already.
    if (!event.action.manual) count(event.query.queryKey)
  })
}

const isKey = (key: readonly unknown[], [feature, name]: readonly [string, string]) =>
  key[0] === feature && key[1] === name

function threadAhead(thread: Thread, errands: Errand[]): Thread {
  let known = thread
  for (const { threadId, ahead, seen } of errands) {
    if (threadId !== thread.id || !ahead) continue
    const comments = commentsAhead(known.comments, ahead, seen)
    if (comments !== known.comments) known = { ...known, comments }
    const privateReplies = whispersAhead(known.privateReplies, ahead)
    if (privateReplies !== known.privateReplies) known = { ...known, privateReplies }
    known = patched<Thread>(known, ahead.row)
  }
  return known
}

function commentsAhead(comments: Comment[], { comment }: Ahead, seen: string[] = []) {
  if (!comment) return comments
  const delivery = comment.delivery && { ...comment.delivery, problem: why }
  const index = comments.findIndex(({ id }) => id === comment.id)
  const known = comments[index]
  if (!known) {
    const isNews = isWhole(comment) && !comments.some((other) => isItself(other, comment, seen))
    return isNews ? [...comments, { ...comment, delivery: delivery ?? null }] : comments
  }
  const next = patched(known, delivery ? { ...comment, delivery } : comment)
  return next === known ? comments : comments.with(index, next)
}

function whispersAhead(whispers: PrivateReply[], { whisper }: Ahead) {
  if (!whisper) return whispers
  const waiting = { ...whisper, delivery: whisper.delivery && { ...whisper.delivery, problem: why } }
  const index = whispers.findIndex(({ id }) => id === whisper.id)
  const known = whispers[index]
  if (!known) {
    const isNews = isForeseen(whisper.id) && !whispers.some((other) => isOfSame(other, whisper))
    return isNews ? [...whispers, waiting] : whispers
  }
  const next = patched(known, waiting)
  return next === known ? whispers : whispers.with(index, next)
}

function pagesAhead(data: ThreadPages, isHere: (row: ThreadRow) => boolean, errands: Errand[]): ThreadPages {
  const changes = new Map<string, Ahead['row']>()
  for (const { threadId, ahead } of errands) {
    if (ahead?.row) changes.set(threadId, { ...changes.get(threadId), ...ahead.row })
  }
  const rowAhead = (row: ThreadRow) => patched<ThreadRow>(row, changes.get(row.id))
  const isRight = (row: ThreadRow) => !changes.has(row.id) || (rowAhead(row) === row && isHere(row))
  if (data.pages.every(({ items }) => items.every(isRight))) return data
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.map(rowAhead).filter((row) => !changes.has(row.id) || isHere(row)),
  }))
  return { ...data, pages }
}

function countsAhead(counts: Counts, errands: Errand[], me: string | undefined): Counts {
  let known = counts
  for (const { ahead } of errands) {
    if (ahead?.was) known = movedCounts(known, ahead.was, { ...ahead.was, ...ahead.row }, me)
  }
  return known
}

/** The same object where there is nothing to change, so that nothing is drawn anew. */
function patched<T extends object>(known: T, patch: Partial<T> | undefined): T {
  if (!patch) return known
  const next = { ...known, ...patch }
  return JSON.stringify(next) === JSON.stringify(known) ? known : next
}

/** The same words of ours, new since: the server has taken them, and only its answer is still on its way. */
const isItself = ({ id, author, message }: Comment, ahead: Comment, seen: string[]) =>
  author.us && message === ahead.message && !seen.includes(id) && !isForeseen(id)

/** There is one private reply to a comment, so that what the server knows of is this one. */
const isOfSame = ({ id, commentId }: PrivateReply, ahead: PrivateReply) =>
  commentId === ahead.commentId && !isForeseen(id)

const isWhole = (comment: Comment | Partial<Comment>): comment is Comment =>
  comment.message !== undefined && comment.createdAt !== undefined

import type { Comment, Post, ThreadRow, View } from '../server/contract/inbox.ts'
import type { Network } from '../server/contract/values.ts'
import type { MockComment, MockThread, State } from './memory.ts'

/** The most pressing first. */
const pressing = ['needs_you', 'refused', 'confirming', 'sending'] as const

/** A thread as the list shows it. */
export function rowOf(state: State, thread: MockThread): ThreadRow {
  const comments = state.comments.filter(({ threadId }) => threadId === thread.id)
  const [first, ...replies] = comments
  if (!first) throw new Error(`The thread ${thread.id} has no comment.`)
  const living = replies.filter(({ deletedAt }) => !deletedAt)
  const latest = living.at(-1)
  const states = comments.map(({ delivery }) => delivery?.state)
  const { id, message, pictureUrl } = postOf(state, thread)
  return {
    id: thread.id,
    network: thread.network,
    author: first.author,
    message: first.message.slice(0, 280),
    latest: latest ? { author: latest.author, message: latest.message.slice(0, 280) } : null,
    replyCount: living.length,
    activeAt: latest?.createdAt ?? first.createdAt,
    doneAt: thread.doneAt,
    hiddenAt: first.hiddenAt,
    deletedAt: first.deletedAt,
    delivery: pressing.find((one) => states.includes(one)) ?? null,
    post: { id, message, pictureUrl },
  }
}

export function isIn(row: ThreadRow, view: View): boolean {
  if (view === 'needs_you') return row.delivery === 'needs_you'
  if (row.deletedAt) return false
  if (view === 'hidden') return row.hiddenAt !== null
  if (row.hiddenAt) return false
  return view === 'done' ? row.doneAt !== null : row.doneAt === null
}

export function postOf(state: State, { postId }: MockThread): Post {
  const post = state.posts.find(({ id }) => id === postId)
  if (!post) throw new Error(`The post ${postId} is missing.`)
  return post
}

/** A comment with what the network allows now. */
export const shown =
  (network: Network) =>
  (comment: MockComment): Comment => ({ ...comment, may: allowed(comment, network) })

/** The Profile answers no hidden comment, and no program likes there; nobody hides their own. */
export function allowed({ author, hiddenAt, deletedAt, delivery }: MockComment, network: Network): Comment['may'] {
  const there = !deletedAt && delivery?.action !== 'reply'
  return {
    reply: there && (network === 'facebook' || !hiddenAt),
    hide: there && !author.us,
    like: there && network === 'facebook',
    delete: there,
  }
}

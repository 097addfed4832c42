import type { Comment, ThreadRow } from '../server/contract/threads.ts'
import type { Network } from '../server/contract/values.ts'
import type { MockComment, MockPost, MockThread, State } from './memory.ts'
import { deadlineOf } from './targets.ts'

/** The most pressing first. */
const pressing = ['needs_you', 'refused', 'confirming', 'sending', 'waiting', 'scheduled'] as const

/** A thread as the list shows it. */
export function rowOf(state: State, thread: MockThread): ThreadRow {
  const comments = state.comments.filter(({ threadId }) => threadId === thread.id)
  const [first, ...replies] = comments
  if (!first) throw new Error(`The thread ${thread.id} has no comment.`)
  const living = replies.filter(({ deletedAt, delivery }) => !deletedAt && delivery?.state !== 'scheduled')
  const latest = living.at(-1)
  const ids = new Set(comments.map(({ id }) => id))
  const whispers = state.privateReplies.filter(({ commentId }) => ids.has(commentId))
  const states = [...comments, ...whispers].map(({ delivery }) => delivery?.state)
  const post = postOf(state, thread)
  const { id, message, pictureUrl, ad } = post
  const newest = latest ?? first
  const waits = waitingSince([first, ...living])
  const { deletedAt } = first
  return {
    id: thread.id,
    network: thread.network,
    author: first.author,
    message: first.message.slice(0, 280),
    latest: latest ? { author: latest.author, message: latest.message.slice(0, 280) } : null,
    replyCount: living.length,
    activeAt: latest?.createdAt ?? first.createdAt,
    doneAt: thread.doneAt,
    snoozedUntil: thread.snoozedUntil,
    hiddenAt: first.hiddenAt,
    deletedAt,
    unreadSince: thread.unreadSince,
    waitingSince: waits,
    ...deadlineOf(state, thread.pairId, { ...thread, deletedAt, waitingSince: waits }),
    askedAt: !newest.author.us && /[?？؟]/.test(newest.message) ? newest.createdAt : null,
    mentionedAt: thread.mentionedAt,
    assigneeId: thread.assigneeId,
    priority: thread.priority,
    labels: thread.labels,
    noteCount: state.notes.filter(({ threadId }) => threadId === thread.id).length,
    language: thread.language,
    delivery: pressing.find((one) => states.includes(one)) ?? null,
    onAd: beganOnAd(post, first),
    post: { id, message: message.slice(0, 140), pictureUrl, ad },
  }
}

/** Whether a thread that this comment opened began on the ad that shows its post. */
export const beganOnAd = ({ ad, adSince = '' }: MockPost, { createdAt }: Pick<MockComment, 'createdAt'>) =>
  ad !== null && createdAt >= adSince

/** When the oldest remark was written that nothing of ours stands after. */
function waitingSince(comments: MockComment[]): string | null {
  const ours = comments.findLastIndex(({ author }) => author.us)
  return comments.slice(ours + 1).find(({ author }) => !author.us)?.createdAt ?? null
}

export function postOf(state: State, { postId }: MockThread): MockPost {
  const post = state.posts.find(({ id }) => id === postId)
  if (!post) throw new Error(`The post ${postId} is missing.`)
  return post
}

/** A comment with what the network allows now. */
export const shown =
  (state: State, { network, pairId }: MockThread) =>
  (comment: MockComment): Comment => ({
    ...comment,
    blockedAt: blockOf(state, pairId, comment)?.blockedAt ?? null,
    may: allowed(state, comment, network),
  })

const blockOf = (state: State, pairId: string, { author }: MockComment) =>
  state.blocks.find(
    (block) =>
      block.pairId === pairId && block.personId === author.id && !author.us && block.delivery?.action !== 'unblock',
  )

/** No hidden comment is answered, on the Profile nor what hangs below it; no program likes there; nobody hides their own. */
export function allowed(state: State, comment: MockComment, network: Network): Comment['may'] {
  const { author, hiddenAt, deletedAt, delivery, threadId } = comment
  const first = state.comments.find(({ id }) => id === threadId)
  const there = !deletedAt && delivery?.action !== 'reply'
  const onPage = there && network === 'facebook'
  const until = privateUntil(comment)
  const isAnswered = state.privateReplies.some(({ commentId }) => commentId === comment.id)
  const replyPrivately = there && !author.us && !isAnswered && until > state.now().toISOString()
  return {
    reply: there && !hiddenAt && !(network === 'instagram' && first?.hiddenAt),
    replyPrivately,
    until: replyPrivately ? until : null,
    edit: onPage && author.us,
    hide: there && !author.us,
    like: onPage,
    delete: there,
    block: onPage && !author.us && author.id !== null,
  }
}

export const privateUntil = ({ createdAt }: MockComment) => new Date(Date.parse(createdAt) + sevenDays).toISOString()

const sevenDays = 7 * 24 * 3600_000

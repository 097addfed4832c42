import type { Owner } from './fill.ts'
import { beganAt, commentsPerThread, customers, keyOf, nameOf, openerOf, replyOf, textOf } from './fillWords.ts'

export const threadsPerPost = 100
/** Every fiftieth thread was deleted by its author. */
const standingPerPost = threadsPerPost * commentsPerThread - threadsPerPost / 50

const isGone = (n: number) => n % 50 === 49
const isAd = (post: number) => post % 10 === 4
/** Somebody else's media in which we were named: on the Profile alone, which has the odd posts. */
const isForeign = (post: number) => post % 40 === 39

function stateOf(n: number) {
  if (isGone(n)) return 'gone'
  if (n % 4 === 3) return 'done'
  return n % 20 === 6 ? 'snoozed' : 'open'
}

/** Ids in the order of time, as the platform's are. */
export function threadOf({ teamId, pairId, personId, labelIds }: Owner, n: number, threads: number) {
  const at = (seconds: number) => beganAt(n, threads, seconds)
  const post = Math.floor(n / threadsPerPost)
  const state = stateOf(n)
  const open = state === 'open'
  const [author, latest] = [nameOf(n), nameOf(n + 4)]
  const unread = open && n % 5 === 0
  return {
    teamId,
    id: `9${String(n).padStart(9, '0')}`,
    pairId,
    network: post % 2 ? 'instagram' : 'facebook',
    postId: `8${String(post).padStart(9, '0')}`,
    authorId: author.id,
    authorName: author.name,
    authorUs: 0,
    message: openerOf(n),
    latestAuthorName: latest.name,
    latestAuthorUs: 0,
    latestMessage: replyOf(n, commentsPerThread - 1),
    replyCount: commentsPerThread - 1,
    activeAt: at(commentsPerThread),
    state,
    doneAt: state === 'done' ? at(60) : null,
    snoozedUntil: state === 'snoozed' ? '2099-01-01T08:00:00.000Z' : null,
    hiddenAt: n % 13 === 12 ? at(50) : null,
    deletedAt: isGone(n) ? at(70) : null,
    delivery: n % 11 === 0 ? 'needs_you' : null,
    seenCount: isGone(n) ? commentsPerThread - 1 : commentsPerThread,
    unreadSince: unread ? at(commentsPerThread) : null,
    readUpTo: unread ? null : at(commentsPerThread),
    waitingSince: open && n % 3 > 0 ? at(1) : null,
    askedAt: n % 7 === 2 ? at(commentsPerThread) : null,
    mentionedAt: isForeign(post) ? at(1) : null,
    assigneeId: [null, personId, 'somebody else', null, null, null][n % 6] ?? null,
    priority: n % 30 === 7 ? 2 : n % 15 === 8 ? 1 : 0,
    labels: n % 9 < 3 ? ` ${labelIds[n % labelIds.length]} ` : '',
    language: n % 17 === 0 ? null : (['de', 'en', 'es', 'fr', 'he'][n % 5] ?? null),
    adId: isAd(post) ? `6${String(post).padStart(9, '0')}` : null,
    // No target is set, so nothing has a deadline.
    dueAt: null,
    nearAt: null,
    tellAt: null,
    noteCount: 0,
    createdAt: at(1),
    // Not a column: what its post is made of.
    postedAt: at(0),
  }
}
export type FilledThread = ReturnType<typeof threadOf>

export const threadLabelOf = ({ teamId, labels, id, pairId, state, activeAt }: FilledThread) =>
  labels ? { teamId, labelId: labels.trim(), threadId: id, pairId, state, activeAt } : null

export function postOf({ teamId, postId, pairId, network, adId, postedAt }: FilledThread, n: number) {
  const post = Math.floor(n / threadsPerPost)
  return {
    teamId,
    id: postId,
    pairId,
    network,
    message: `Fresh from the oven, number ${postId}: braided loaves, ${textOf(n)} and the first plum cake of the year.`,
    pictureUrl: `/sandbox/pictures/${postId}.jpg`,
    url: null,
    postedAt,
    commentCount: standingPerPost,
    likeCount: 12,
    seenCount: standingPerPost,
    gap: 0,
    adId,
    adTitle: adId && `The plum cake week, number ${post}`,
    ownerName: isForeign(post) ? `baker_${post % customers}` : null,
    sweptAt: postedAt,
    deletedAt: null,
    searchKey: keyOf(postedAt, 'posts'),
    searchedAt: postedAt,
  }
}

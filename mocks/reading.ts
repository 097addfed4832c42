import type { Network } from '../server/contract/values.ts'
import type { Business, Remark, Scene } from './business.ts'
import { instant, type MockComment, type MockPair, type State } from './memory.ts'
import { photoOf } from './pictures.ts'

/** Reads one scene of a business into the state, both its posts and what hangs on them; returns how many comments. */
export function readScene(state: State, pair: MockPair, business: Business, index: number): number {
  const scene = business.scenes[index]
  if (!scene) return 0
  const networks: Network[] = pair.profile ? ['facebook', 'instagram'] : ['facebook']
  let comments = 0
  for (const network of networks) {
    const postId = `${pair.id}-${network}-${index + 1}`
    const before = state.posts.find(({ id }) => id === postId)
    if (before) {
      comments += before.commentCount
      continue
    }
    const remarks = business.remarks.filter((remark) => remark.network === network && remark.scene === index)
    state.posts.push(postOf(state, pair, scene, network, postId, remarks))
    for (const [place, remark] of remarks.entries()) comments += readRemark(state, pair, remark, postId, place)
  }
  return comments
}

function postOf(state: State, pair: MockPair, scene: Scene, network: Network, id: string, remarks: Remark[]) {
  return {
    id,
    pairId: pair.id,
    network,
    message: scene.message,
    pictureUrl: photoOf(scene.object, scene.hue),
    url: network === 'facebook' ? pair.page.url : (pair.profile?.url ?? null),
    owner: null,
    ad: null,
    postedAt: instant(state, scene.hoursAgo * 60),
    commentCount: remarks.reduce((sum, { answer, thanks }) => sum + 1 + (answer ? 1 : 0) + (thanks ? 1 : 0), 0),
    likeCount: 12 + ((scene.hue * 7) % 240),
  }
}

function readRemark(state: State, pair: MockPair, remark: Remark, postId: string, place: number): number {
  const { network, by, says, answer, thanks, minutesAgo, state: triage } = remark
  const id = `${postId}-${place + 1}`
  const them = { id: by, name: by, us: false }
  const us = {
    id: pair.page.id,
    name: network === 'facebook' ? pair.page.name : (pair.profile?.username ?? ''),
    us: true,
  }
  const hiddenAt = triage === 'hidden' ? instant(state, minutesAgo - 2) : null

  const written = [
    comment(state, { id, threadId: id, author: them, message: says, hiddenAt }, minutesAgo),
    ...(answer
      ? [comment(state, { id: `${id}-a`, threadId: id, parentId: id, author: us, message: answer }, minutesAgo * 0.7)]
      : []),
    ...(thanks
      ? [comment(state, { id: `${id}-b`, threadId: id, parentId: id, author: them, message: thanks }, minutesAgo * 0.6)]
      : []),
  ]
  state.comments.push(...written)
  const doneAt = triage === 'done' ? instant(state, minutesAgo * 0.5) : null
  const last = written.at(-1)
  const unreadSince = doneAt || last?.author.us ? null : (last?.createdAt ?? null)
  state.threads.push({ ...untouched, id, pairId: pair.id, network, postId, doneAt, unreadSince })
  return written.length
}

/** What the team has not done with a thread that has just come in. */
export const untouched = {
  doneAt: null,
  snoozedUntil: null,
  unreadSince: null,
  mentionedAt: null,
  assigneeId: null,
  priority: 'normal',
  labels: [] as string[],
  language: null,
} as const

/** What is allowed is worked out when a comment is shown. */
const nothing = {
  reply: false,
  replyPrivately: false,
  until: null,
  edit: false,
  hide: false,
  like: false,
  delete: false,
  block: false,
}

type Written = Pick<MockComment, 'id' | 'threadId' | 'author' | 'message'> & Partial<MockComment>

/** A comment as a customer leaves it; what the network allows with it is worked out when it is shown. */
export function comment(state: State, written: Written, minutesAgo = 0): MockComment {
  return {
    parentId: null,
    createdAt: instant(state, minutesAgo),
    editedAt: null,
    hiddenAt: null,
    likedAt: null,
    likeCount: 0,
    deletedAt: null,
    url: null,
    delivery: null,
    blockedAt: null,
    may: nothing,
    ...written,
  }
}

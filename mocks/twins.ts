import type { Twin, TwinPost } from '../server/contract/people.ts'
import { Problem } from '../server/contract/problem.ts'
import { type MockContext, personOf } from './context.ts'
import { isIn } from './filters.ts'
import { changed, instant, type MockTwin, type State } from './memory.ts'
import { threadIn } from './places.ts'
import { rowOf } from './threads.ts'

/** The confirmed twin first, then posts of the other network with the same words. */
export function twinsOf(context: MockContext, threadId: string): Twin[] {
  const { state } = context
  const thread = threadIn(context, threadId)
  return othersOf(context, threadId)
    .flatMap((post) => {
      const twin = decided(state, thread.postId, post.id) ?? guessed(state, thread.postId, post)
      return twin && twin.state !== 'dismissed' ? [{ ...twin, post, threads: openBelow(state, post.id) }] : []
    })
    .sort((a, b) => Number(b.state === 'confirmed') - Number(a.state === 'confirmed'))
}

/** Posts of the other network, nearest in time first. */
export function othersOf(context: MockContext, threadId: string): TwinPost[] {
  const { state } = context
  const thread = threadIn(context, threadId)
  const at = Date.parse(state.posts.find(({ id }) => id === thread.postId)?.postedAt ?? '')
  const distance = ({ postedAt }: TwinPost) => Math.abs(Date.parse(postedAt) - at)
  return state.posts
    .filter(({ pairId, network }) => pairId === thread.pairId && network !== thread.network)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, 12)
}

export function decide(context: MockContext, threadId: string, postId: string, state: Twin['state']) {
  const memory = context.state
  const thread = threadIn(context, threadId)
  const other = memory.posts.find(({ id, pairId }) => id === postId && pairId === thread.pairId)
  if (!other) throw new Problem('not_found', 'Your team has no such post.')
  if (other.network === thread.network) {
    throw new Problem('conflict', 'A twin is the same post on the other network.')
  }
  const ids = [thread.postId, postId]
  if (state === 'confirmed') {
    const rivals = memory.twins.filter(
      (twin) => twin.state === 'confirmed' && twin.postIds.some((id) => ids.includes(id)),
    )
    for (const twin of rivals) twin.state = 'dismissed'
  }
  const at = instant(memory)
  const by = personOf(context).name
  const known = decided(memory, thread.postId, postId)
  if (known) Object.assign(known, { state, by, at })
  else memory.twins.push({ postIds: [thread.postId, postId], state, likeness: 0, by, at })
  changed(memory, context.member?.teamId ?? '', { topic: 'people', pairId: thread.pairId, ids })
}

const decided = (state: State, one: string, other: string) =>
  state.twins.find(({ postIds }) => postIds.includes(one) && postIds.includes(other))

function guessed(state: State, postId: string, other: TwinPost): Omit<MockTwin, 'postIds'> | null {
  const post = state.posts.find(({ id }) => id === postId)
  if (post?.message !== other.message) return null
  return { state: 'suggested', likeness: 100, by: null, at: other.postedAt }
}

function openBelow(state: State, postId: string): Twin['threads'] {
  return state.threads
    .filter((thread) => thread.postId === postId)
    .map((thread) => rowOf(state, thread))
    .filter((row) => isIn(row, 'open', undefined))
    .sort((a, b) => b.activeAt.localeCompare(a.activeAt))
    .slice(0, 10)
}

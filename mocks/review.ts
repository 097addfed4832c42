import { Problem } from '../server/contract/problem.ts'
import type { ReviewItem, review } from '../server/contract/review.ts'
import type { MockHandlers } from './context.ts'
import { pairIn } from './linking.ts'
import type { MockComment, MockThread, State } from './memory.ts'
import { postOf, shown } from './threads.ts'

export const reviewMocks: MockHandlers<typeof review> = {
  listReview: ({ params, query }, context) => {
    const { state } = context
    const pair = pairIn(context, params.pairId)
    const threads = new Map(state.threads.filter(({ pairId }) => pairId === pair.id).map((one) => [one.id, one]))
    const waiting = state.comments
      .filter(({ delivery, threadId }) => delivery?.state === 'needs_you' && threads.has(threadId))
      .sort((a, b) => placeOf(a).localeCompare(placeOf(b)))
    const after = query.cursor === undefined ? '' : readCursor(query.cursor)
    const rest = waiting.filter((comment) => placeOf(comment) > after)
    const page = rest.slice(0, query.limit)
    const last = page.at(-1)
    const items = page.flatMap((comment) => {
      const thread = threads.get(comment.threadId)
      return thread ? [itemOf(state, thread, comment)] : []
    })
    return { items, nextCursor: last && rest.length > page.length ? btoa(placeOf(last)) : null }
  },
}

const placeOf = ({ createdAt, id }: MockComment) => `${createdAt} ${id}`

function itemOf(state: State, thread: MockThread, comment: MockComment): ReviewItem {
  const parent = state.comments.find(({ id }) => id === comment.parentId)
  const alike = state.comments.filter((one) => {
    return one.threadId === thread.id && one !== comment && one.author.us && one.message === comment.message
  })
  const at = (seconds: number) => new Date(Date.parse(comment.createdAt) + seconds * 1000).toISOString()
  return {
    comment: shown(state, thread)(comment),
    threadId: thread.id,
    answered: parent ? { author: parent.author, message: parent.message, createdAt: parent.createdAt } : null,
    post: postOf(state, thread),
    tries: [
      { startedAt: at(0), endedAt: at(10), outcome: 'unknown', answer: 'The platform did not answer in time.' },
      { startedAt: at(140), endedAt: null, outcome: null, answer: null },
    ],
    alike: alike.map(({ id, createdAt, url }) => ({ id, createdAt, url })),
  }
}

function readCursor(cursor: string) {
  try {
    return atob(cursor)
  } catch {
    throw new Problem('invalid', 'Begin the list again.', { fields: { cursor: 'Not a cursor of this list.' } })
  }
}

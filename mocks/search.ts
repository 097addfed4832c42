import { excerptAround, oneLine } from '../server/contract/excerpts.ts'
import { marksIn, type Phrase, phrasesOf } from '../server/contract/phrases.ts'
import { Problem } from '../server/contract/problem.ts'
import type { Hit, search } from '../server/contract/search.ts'
import type { MockContext, MockHandlers } from './context.ts'
import { isFound } from './filters.ts'
import { pairIn } from './linking.ts'
import type { MockComment, MockThread } from './memory.ts'
import { rowOf } from './threads.ts'

export const searchMocks: MockHandlers<typeof search> = {
  searchComments: ({ params, query }, context) => {
    const pair = pairIn(context, params.pairId)
    const phrases = phrasesOf(query.text)
    if (phrases.length === 0) {
      const title = 'Type a word, a name or an emoji to look for.'
      throw new Problem('invalid', title, { fields: { text: title } })
    }
    const inNetwork = (network: string) => !query.network || network === query.network
    const threads = context.state.threads.filter(
      (each) => each.pairId === pair.id && isFound(rowOf(context.state, each), query, context.person?.id),
    )
    const hits = threads.flatMap((thread) => hitsIn(context, thread, phrases))
    const inOrder = hits.sort((one, other) => placeOf(other).localeCompare(placeOf(one)))
    const at = query.cursor === undefined ? 0 : readCursor(query.cursor)
    const posts = context.state.posts.filter(
      ({ pairId, network, message }) => pairId === pair.id && inNetwork(network) && hasAll(message, '', phrases),
    )
    return {
      items: inOrder.slice(at, at + query.limit),
      posts:
        at > 0
          ? []
          : posts.slice(0, 3).map((post) => ({ post, excerpt: excerptAround(post.message, phrases, oneLine) })),
      nextCursor: at + query.limit < inOrder.length ? btoa(String(at + query.limit)) : null,
    }
  },
}

const placeOf = ({ createdAt, commentId }: Hit) => `${createdAt} ${commentId}`

function hitsIn({ state }: MockContext, thread: MockThread, phrases: Phrase[]): Hit[] {
  const row = rowOf(state, thread)
  const isHit = ({ threadId, deletedAt, message, author }: MockComment) =>
    threadId === thread.id && !deletedAt && hasAll(message, author.name, phrases)
  return state.comments.filter(isHit).map(({ id, author, message, createdAt, hiddenAt }) => ({
    commentId: id,
    author,
    authorMarks: marksIn(author.name, phrases),
    excerpt: excerptAround(message, phrases),
    createdAt,
    hiddenAt,
    thread: row,
  }))
}

const hasAll = (message: string, author: string, phrases: Phrase[]) =>
  phrases.every((phrase) => [message, author].some((text) => marksIn(text, [phrase]).length > 0))

function readCursor(cursor: string) {
  const at = /^\d{1,9}$/.exec(decoded(cursor))
  if (!at) throw new Problem('invalid', 'Begin the list again.', { fields: { cursor: 'Not a cursor of this list.' } })
  return Number(at[0])
}

function decoded(cursor: string) {
  try {
    return atob(cursor)
  } catch {
    return ''
  }
}

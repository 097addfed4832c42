import { marksIn, phrasesOf } from '../server/contract/phrases.ts'
import type { OwnPost, posts } from '../server/contract/posts.ts'
import { Problem } from '../server/contract/problem.ts'
import type { MockHandlers } from './context.ts'
import { pairIn } from './linking.ts'
import type { MockPost } from './memory.ts'

export const postsMocks: MockHandlers<typeof posts> = {
  listPosts: ({ params, query }, context) => {
    const pair = pairIn(context, params.pairId)
    const phrases = phrasesOf(query.text ?? '')
    const found = context.state.posts.filter(
      (post) =>
        post.pairId === pair.id &&
        !post.owner &&
        (!query.network || post.network === query.network) &&
        (query.with === 'anything' || post.pictureUrl !== null) &&
        phrases.every((phrase) => marksIn(post.message, [phrase]).length > 0),
    )
    const inOrder = found.sort((one, other) => placeOf(other).localeCompare(placeOf(one)))
    const after = query.cursor === undefined ? null : readCursor(query.cursor)
    const rest = after === null ? inOrder : inOrder.filter((post) => placeOf(post) < after)
    const items = rest.slice(0, query.limit)
    const last = rest.length > items.length ? items.at(-1) : undefined
    return { items: items.map(viewOf), nextCursor: last ? btoa(placeOf(last)) : null }
  },
}

const placeOf = ({ postedAt, id }: MockPost) => `${postedAt} ${id}`

const viewOf = (post: MockPost): OwnPost => ({
  id: post.id,
  network: post.network,
  message: post.message.slice(0, 280),
  pictureUrl: post.pictureUrl,
  url: post.url,
  postedAt: post.postedAt,
  likeCount: post.likeCount,
  commentCount: post.commentCount,
  boosting:
    post.ad && !post.adSince
      ? { possible: false, reason: 'This was made as an ad. Duplicate its campaign instead.' }
      : { possible: true, reason: null },
})

function readCursor(cursor: string) {
  try {
    return atob(cursor)
  } catch {
    throw new Problem('invalid', 'This page of the list cannot be found. Start again from the top.', {
      fields: { cursor: 'Not a cursor of this list.' },
    })
  }
}

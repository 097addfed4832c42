import type { Coverage, coverage, PostCoverage, Rereading } from '../server/contract/coverage.ts'
import { Problem } from '../server/contract/problem.ts'
import type { Network } from '../server/contract/values.ts'
import { type MockContext, type MockHandlers, memberOf } from './context.ts'
import { pairIn } from './linking.ts'
import { changed, instant, later, type MockPair, type MockPost, type State } from './memory.ts'

const sweepMinutes = 1

export const coverageMocks: MockHandlers<typeof coverage> = {
  getCoverage: ({ params }, context) => summaryOf(context.state, pairIn(context, params.pairId)),
  listCoverage: ({ params, query }, context) => {
    const pair = pairIn(context, params.pairId)
    const rows = postsOf(context.state, pair.id)
      .map((post) => viewOf(context.state, post))
      .filter(({ reason }) => query.show === 'all' || reason !== null)
      .sort((a, b) => placeOf(b).localeCompare(placeOf(a)))
    const after = query.cursor === undefined ? null : readCursor(query.cursor)
    const rest = after === null ? rows : rows.filter((row) => placeOf(row) < after)
    const items = rest.slice(0, query.limit)
    const last = items.at(-1)
    return { items, nextCursor: last && rest.length > items.length ? btoa(placeOf(last)) : null }
  },
  readPost: ({ params }, context) => {
    const { state } = context
    const post = postIn(context, params.postId)
    begin(state, post.id, 1, () => {
      read(state, post)
      announce(context, post.pairId, [post.id])
    })
    announce(context, post.pairId, [post.id])
    return viewOf(state, post)
  },
  readDiffering: ({ params }, context) => {
    const { state } = context
    const pair = pairIn(context, params.pairId)
    const posts = postsOf(state, pair.id).filter((post) => apart(post) > 0)
    begin(state, pair.id, posts.length, (place) => {
      const post = posts[place]
      if (post) read(state, post)
      announce(context, pair.id, post ? [post.id] : [])
    })
    announce(context, pair.id, [])
    return summaryOf(state, pair)
  },
  cancelReading: ({ params }, context) => {
    const pair = pairIn(context, params.pairId)
    delete context.state.rereadings[pair.id]
    announce(context, pair.id, [])
    return summaryOf(context.state, pair)
  },
}

/** Takes one step after the other, unless it runs already or is stopped meanwhile. */
function begin(state: State, subject: string, total: number, step: (place: number) => void) {
  if (state.rereadings[subject]) return
  const reading: Rereading = { state: 'running', done: 0, total, problem: null }
  state.rereadings[subject] = reading
  const go = () => {
    if (state.rereadings[subject] !== reading) return
    const place = reading.done
    reading.done += 1
    if (reading.done >= total) delete state.rereadings[subject]
    else later(state, go)
    step(place)
  }
  later(state, go)
}

/** What was missed is found; what the platform keeps back stays away. */
function read(state: State, post: MockPost) {
  post.missed = 0
  post.readAt = instant(state)
}

const apart = ({ missed = 0, withheld = 0 }: MockPost) => missed + withheld

const seenOf = (state: State, post: MockPost) => {
  const threads = new Set(state.threads.filter(({ postId }) => postId === post.id).map(({ id }) => id))
  return state.comments.filter(({ threadId, deletedAt }) => threads.has(threadId) && !deletedAt).length
}

function viewOf(state: State, post: MockPost): PostCoverage {
  const { id, network, message, pictureUrl, url, postedAt } = post
  const seen = seenOf(state, post)
  return {
    id,
    network,
    message: message.slice(0, 140),
    pictureUrl,
    url,
    postedAt,
    counted: seen + apart(post),
    seen,
    readAt: post.readAt ?? instant(state, sweepMinutes),
    reason: post.missed ? 'changed' : post.withheld ? 'withheld' : null,
    reading: state.rereadings[id] ?? null,
  }
}

function summaryOf(state: State, pair: MockPair): Coverage {
  const networks: Network[] = pair.profile ? ['facebook', 'instagram'] : ['facebook']
  return {
    networks: networks.map((network) => {
      const posts = postsOf(state, pair.id)
        .filter((post) => post.network === network)
        .map((post) => viewOf(state, post))
      const sum = (of: (post: PostCoverage) => number) => posts.reduce((all, post) => all + of(post), 0)
      return {
        network,
        heardAt: pair.health.heardAt[network],
        notices: true,
        sweptAt: instant(state, sweepMinutes),
        sweepsAt: instant(state, -sweepMinutes),
        problem: null,
        posts: posts.length,
        counted: sum(({ counted }) => counted),
        seen: sum(({ seen }) => seen),
        differing: posts.filter(({ reason }) => reason !== null).length,
      }
    }),
    reading: state.rereadings[pair.id] ?? null,
  }
}

const postsOf = (state: State, pairId: string) => state.posts.filter((post) => post.pairId === pairId)

function postIn(context: MockContext, postId: string): MockPost {
  const post = context.state.posts.find(({ id }) => id === postId)
  const pair = context.state.pairs.find(({ id, teamId }) => id === post?.pairId && teamId === context.member?.teamId)
  if (!post || !pair || pair.unlinkedAt) throw new Problem('not_found', 'Your team has no such post.')
  return post
}

const placeOf = ({ postedAt, id }: PostCoverage) => `${postedAt} ${id}`

function readCursor(cursor: string) {
  try {
    return atob(cursor)
  } catch {
    throw new Problem('invalid', 'Begin the list again.', { fields: { cursor: 'Not a cursor of this list.' } })
  }
}

function announce(context: MockContext, pairId: string, ids: string[]) {
  changed(context.state, memberOf(context).teamId, { topic: 'coverage', pairId, ids })
}

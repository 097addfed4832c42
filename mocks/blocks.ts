import { Problem } from '../server/contract/problem.ts'
import type { MockContext } from './context.ts'
import { deliveryOf, promise } from './deliveries.ts'
import { changed, instant, later, type MockComment, type MockPair, type MockThread, type State } from './memory.ts'
import { allowed } from './threads.ts'

/** What stands by the author of a comment in the same pair. */
export function byAuthor({ state }: MockContext, { pairId }: MockThread, { author }: MockComment) {
  const threadIds = new Set(state.threads.filter((thread) => thread.pairId === pairId).map(({ id }) => id))
  return state.comments.filter(
    (comment) => threadIds.has(comment.threadId) && comment.author.id === author.id && !comment.deletedAt,
  )
}

export function block(context: MockContext, thread: MockThread, comment: MockComment, hideComments: boolean) {
  const { state } = context
  checkBlock(state, thread, comment)
  const { id, name } = comment.author
  const known = state.blocks.find(({ pairId, personId }) => pairId === thread.pairId && personId === id)
  if (!known)
    state.blocks.push({
      pairId: thread.pairId,
      personId: id ?? '',
      name,
      blockedAt: instant(state),
      delivery: deliveryOf('block'),
    })
  if (hideComments) for (const each of byAuthor(context, thread, comment)) each.hiddenAt ??= instant(state)
  return promise(state, thread, comment, 'block')
}

export function unblock({ state }: MockContext, thread: MockThread, comment: MockComment) {
  checkBlock(state, thread, comment)
  const known = state.blocks.find(({ pairId, personId }) => pairId === thread.pairId && personId === comment.author.id)
  if (known) known.delivery = deliveryOf('unblock')
  return promise(state, thread, comment, 'unblock')
}

export function removeBlock(state: State, pair: MockPair, personId: string) {
  const known = state.blocks.find((block) => block.pairId === pair.id && block.personId === personId)
  if (!known) throw new Problem('not_found', 'This person is not blocked.')
  known.delivery = deliveryOf('unblock')
  const tell = () => changed(state, pair.teamId, { topic: 'linking', pairId: pair.id, ids: [pair.id] })
  tell()
  later(state, () => {
    state.blocks.splice(state.blocks.indexOf(known), 1)
    tell()
  })
  return known
}

function checkBlock(state: State, { network }: MockThread, comment: MockComment) {
  if (allowed(state, comment, network).block) return
  if (network === 'instagram')
    throw new Problem('conflict', 'Instagram lets nobody block a person from outside its app.')
  throw new Problem('conflict', comment.author.us ? 'This is your own comment.' : 'This comment was deleted already.')
}

import { Problem } from '../server/contract/problem.ts'
import type { MockContext } from './context.ts'
import { changed, type MockThread } from './memory.ts'

/** The team's own thread. Throws `not_found` for any other. */
export function threadIn(context: MockContext, threadId: string): MockThread {
  const thread = ourThread(context, threadId)
  if (!thread) throw new Problem('not_found', 'Your team has no such thread.')
  return thread
}

export function commentIn(context: MockContext, commentId: string) {
  const comment = context.state.comments.find(({ id }) => id === commentId)
  const thread = comment && ourThread(context, comment.threadId)
  if (!thread) throw new Problem('not_found', 'Your team has no such comment.')
  return { comment, thread }
}

export function whisperIn(context: MockContext, privateReplyId: string) {
  const reply = context.state.privateReplies.find(({ id }) => id === privateReplyId)
  const comment = context.state.comments.find(({ id }) => id === reply?.commentId)
  const thread = comment && ourThread(context, comment.threadId)
  if (!reply || !thread) throw new Problem('not_found', 'Your team has no such private reply.')
  return { reply, thread }
}

function ourThread({ state, member }: MockContext, threadId: string) {
  const thread = state.threads.find(({ id }) => id === threadId)
  const pair = state.pairs.find(({ id, teamId }) => id === thread?.pairId && teamId === member?.teamId)
  return pair && !pair.unlinkedAt ? thread : undefined
}

export function announce({ state, member }: MockContext, { pairId, id }: MockThread) {
  changed(state, member?.teamId ?? '', { topic: 'inbox', pairId, ids: [id] })
}

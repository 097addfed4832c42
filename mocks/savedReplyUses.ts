import { Problem } from '../server/contract/problem.ts'
import { canonical } from '../server/contract/savedReplies.ts'
import type { MockContext } from './context.ts'
import { changed, instant, type MockSavedReply } from './memory.ts'

/** The team's saved reply, deleted or not, that a pair may use; `invalid` for any other. */
export function usable({ state, member }: MockContext, id: string, pairId: string): MockSavedReply {
  const reply = state.savedReplies.find((one) => one.id === id && one.teamId === member?.teamId)
  if (reply && (reply.pairId === null || reply.pairId === pairId)) return reply
  const savedReplyId = 'Your team has no such saved reply for this pair.'
  throw new Problem('invalid', savedReplyId, { fields: { savedReplyId } })
}

export function countUse({ state }: MockContext, reply: MockSavedReply, language: string | undefined) {
  const variant = reply.variants.find((one) => language !== undefined && one.language === canonical(language))
  for (const used of variant ? [reply, variant] : [reply]) {
    used.useCount += 1
    used.usedAt = instant(state)
  }
  changed(state, reply.teamId, { topic: 'savedReplies', pairId: null, ids: [reply.id] })
}

import type { Suggestions } from '../server/contract/savedReplies.ts'
import type { MockComment, MockSavedReply, MockThread, State } from './memory.ts'

const most = 3

/** What was answered to remarks that share words with the newest one, and what is used most where that gives too few. */
export function suggestionsFor(state: State, thread: MockThread, saved: MockSavedReply[]): Suggestions {
  const remark = state.comments.findLast(({ threadId, author }) => threadId === thread.id && !author.us)
  const given = remark ? answersTo(state, thread.pairId, remark) : []
  const proven = given.flatMap(({ answer }) => saved.find(({ id }) => id === answer.savedReplyId) ?? [])
  const usable = saved.filter(({ pairId }) => pairId === null || pairId === thread.pairId)
  const ranked = new Set([...proven, ...usable.toSorted((one, other) => other.useCount - one.useCount)])
  const known = new Set(saved.map(({ text }) => text))
  const own = given.filter(({ answer }) => !answer.savedReplyId && !known.has(answer.message))
  return {
    replies: [...ranked].slice(0, most).map((reply) => ({
      reply,
      language: null,
      why: proven.includes(reply) ? 'answered_before' : 'often_used',
    })),
    answers: own.slice(0, most).map(({ asked, answer }) => ({
      commentId: answer.id,
      asked: asked.message,
      message: answer.message,
      answeredAt: answer.createdAt,
    })),
  }
}

function answersTo(state: State, pairId: string, remark: MockComment) {
  const ofPair = new Set(state.threads.filter((thread) => thread.pairId === pairId).map(({ id }) => id))
  const words = wordsOf(remark.message)
  return state.comments
    .filter(({ id, threadId, author }) => ofPair.has(threadId) && !author.us && id !== remark.id)
    .map((asked) => ({ asked, shared: wordsOf(asked.message).filter((word) => words.includes(word)).length }))
    .filter(({ shared }) => shared > 1)
    .sort((one, other) => other.shared - one.shared)
    .flatMap(({ asked }) => {
      const answer = state.comments.find(({ parentId, author }) => parentId === asked.id && author.us)
      return answer ? [{ asked, answer }] : []
    })
}

const wordsOf = (text: string) => [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [])]

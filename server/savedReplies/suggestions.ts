import { Problem } from '../contract/problem.ts'
import type { SavedReply, Suggestions } from '../contract/savedReplies.ts'
import type { Context } from '../http/context.ts'
import { normalised } from '../intake/echoes.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { answersOf, type Given } from './answers.ts'
import { standing } from './reading.ts'

const most = 3

/**
 * What might answer the newest remark of a customer in a thread: the saved replies that answered similar remarks, and
 * what was answered to them in words of our own. Where that gives too few, those in
 * the language of the comment follow, and those that are used most.
 * Throws `not_found` for a thread that is not the team's.
 */
export async function listSuggestions(context: Context, threadId: string): Promise<Suggestions> {
  const thread = await threadOf(context, threadId)
  const saved = await standing(context, context.db, thread.pairId)
  const remark = await newestRemark(context, threadId)
  const given = remark ? await answersOf(context, thread.pairId, remark) : []

  const weights = weightsOf(given)
  const proven = saved
    .filter(({ id }) => weights.has(id))
    .sort((one, other) => (weights.get(other.id) ?? 0) - (weights.get(one.id) ?? 0))
  const speaks = (reply: SavedReply) => Number(variantFor(reply, thread.language) !== null)
  const others = saved
    .filter(({ id }) => !weights.has(id))
    .sort((one, other) => speaks(other) - speaks(one) || other.useCount - one.useCount)
  const suggested = (reply: SavedReply) => ({
    reply,
    language: variantFor(reply, thread.language),
    why: weights.has(reply.id) ? ('answered_before' as const) : ('often_used' as const),
  })
  return { replies: [...proven, ...others].slice(0, most).map(suggested), answers: ownWords(given, saved) }
}

/** The variant in the language of the comment: `pt` finds `pt-BR` where nothing fits better. */
function variantFor({ variants }: SavedReply, language: string | null) {
  if (language === null) return null
  const tags = variants.map((variant) => variant.language)
  return tags.find((tag) => tag === language) ?? tags.find((tag) => tag.split('-')[0] === language) ?? null
}

/** An answer to the most similar remark says more than one to the tenth; two that agree say more than one. */
function weightsOf(given: Given[]) {
  const weights = new Map<string, number>()
  for (const [rank, { savedReplyId }] of given.entries())
    if (savedReplyId) weights.set(savedReplyId, (weights.get(savedReplyId) ?? 0) + 1 / (1 + rank))
  return weights
}

/** Each thing once, and nothing that is kept already. */
function ownWords(given: Given[], saved: SavedReply[]) {
  const known = new Set(
    saved.flatMap(({ text, variants }) => [text, ...variants.map((one) => one.text)]).map(normalised),
  )
  return given
    .filter(({ savedReplyId, message }) => {
      const text = normalised(message)
      if (savedReplyId || text === '' || known.has(text)) return false
      known.add(text)
      return true
    })
    .slice(0, most)
    .map(({ commentId, asked, message, answeredAt }) => ({ commentId, asked, message, answeredAt }))
}

async function threadOf(context: Context, threadId: string) {
  const thread = await context.db
    .selectFrom('threads')
    .where('teamId', '=', context.teamId)
    .where('id', '=', threadId)
    .select(['pairId', 'language'])
    .executeTakeFirst()
  if (!thread) throw new Problem('not_found', 'Your team has no such thread.')
  await linkedPair(context, thread.pairId)
  return thread
}

const newestRemark = ({ db, teamId }: Context, threadId: string) =>
  db
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('threadId', '=', threadId)
    .where('authorUs', '=', 0)
    .where('deletedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .select(['id', 'message'])
    .executeTakeFirst()

import type { SavedReply, Suggestions } from '../../server/contract/savedReplies.ts'
import { filled, type Values } from '../../server/contract/variables.ts'
import { textIn } from './values.ts'

export interface Chip {
  id: string
  /** What would be written. */
  text: string
  /** The saved reply it is made from; null for what we once answered in words of our own. */
  reply: SavedReply | null
  language: string | null
  /** The remark that was answered then. */
  asked: string | null
}

const most = 3

/** What answered something similar comes first, saved or not; what is merely used often comes last. */
export function chipsOf({ replies, answers }: Suggestions, values: Values): Chip[] {
  const saved = (why: Suggestions['replies'][number]['why']) =>
    replies
      .filter((one) => one.why === why)
      .map(({ reply, language }) => ({
        id: reply.id,
        text: filled(textIn(reply, language), values),
        reply,
        language,
        asked: null,
      }))
  const own = answers.map(({ commentId, message, asked }) => ({
    id: commentId,
    text: message,
    reply: null,
    language: null,
    asked,
  }))
  return [...saved('answered_before'), ...own, ...saved('often_used')].slice(0, most)
}

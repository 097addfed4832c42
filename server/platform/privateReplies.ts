import { z } from 'zod'
import type { CommentTarget } from './platform.ts'
import { Id } from './shapes.ts'
import type { Transport } from './transport.ts'

const Sent = z.object({ message_id: Id }).transform(({ message_id }) => ({ id: message_id }))

/** The same call on both networks (reference 4.2, 5.1); `graphErrors.ts` says why it may be refused. */
export function sendPrivately(transport: Transport, { account, commentId }: CommentTarget, text: string) {
  const params = { recipient: JSON.stringify({ comment_id: commentId }), message: JSON.stringify({ text }) }
  return transport.post(`${account.id}/messages`, Sent, { as: account, params })
}

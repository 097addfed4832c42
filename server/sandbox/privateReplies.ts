import { requireOnInstagram, requirePageToken, requireToWrite } from './access.ts'
import type { Call } from './call.ts'
import { type Comment, findComment } from './comments.ts'
import { badParameter, GraphError, missing } from './graphError.ts'
import { newText } from './ids.ts'
import type { Edge } from './node.ts'
import { jsonOf, type Params } from './params.ts'
import { findPost } from './posts.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

const sevenDays = 7 * 86_400_000

/** `POST /{page or profile}/messages` to whoever wrote a comment: once per comment, within seven days of it (reference 4.2, 5.1). */
export function messagesEdge(call: Call, accountIds: (string | null | undefined)[]): Edge {
  return {
    create: (params) => {
      requirePageToken(call)
      const commentId = textWithin(params, 'recipient', 'comment_id')
      const text = textWithin(params, 'message', 'text')
      const comment = findComment(call.world, commentId)
      const accountId = comment && findPost(call.world, comment.postId)?.accountId
      if (!comment || !accountIds.includes(accountId)) throw missing(commentId, 'post')
      if (comment.network === 'facebook') requireToWrite(call, 'pages_messaging')
      else requireOnInstagram(call, 'instagram_manage_messages')
      return { recipient_id: comment.authorId, message_id: replyPrivately(call.world, comment, text) }
    },
  }
}

/** Whether it is not too late, and nobody has done so yet. */
export const mayReplyPrivately = (world: World, comment: Comment) =>
  findPost(world, comment.postId)?.accountId !== comment.authorId &&
  !isTooLate(world, comment) &&
  !isAnswered(world, comment)

function replyPrivately(world: World, comment: Comment, text: string): string {
  // The numbers of these three refusals are recollection.
  if (findPost(world, comment.postId)?.accountId === comment.authorId)
    throw refusal(10903, 'This user cannot reply to this activity')
  if (isAnswered(world, comment)) throw refusal(10900, 'Activity already replied to')
  if (isTooLate(world, comment)) throw refusal(10901, 'Activity is too old to be replied to')
  const id = `m_${newText(world, 60)}`
  statement<[string, string, string, string], never>(
    world,
    'insert into privateReplies (commentId, id, message, createdAt) values (?, ?, ?, ?)',
  ).run(comment.id, id, text, world.now().toISOString())
  const post = findPost(world, comment.postId)
  world.happened({ kind: 'comment', accountId: post?.accountId, postId: comment.postId })
  return id
}

const isTooLate = (world: World, { createdAt }: Comment) => world.now().getTime() - Date.parse(createdAt) > sevenDays

const isAnswered = (world: World, { id }: Comment) =>
  statement<[string], unknown>(world, 'select 1 from privateReplies where commentId = ?').get(id) !== undefined

function textWithin(params: Params, name: string, key: string): string {
  const outer = jsonOf(params, name)
  const value: unknown =
    typeof outer === 'object' && outer !== null ? Object.entries(outer).find(([own]) => own === key)?.[1] : undefined
  if (typeof value !== 'string' || !value.trim()) throw badParameter(`The parameter ${name}[${key}] is required`)
  return value
}

const refusal = (code: number, message: string) => new GraphError({ code, message: `(#${code}) ${message}` })

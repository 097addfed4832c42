import type { moderation } from '../server/contract/moderation.ts'
import { Problem } from '../server/contract/problem.ts'
import { block, byAuthor, removeBlock, unblock } from './blocks.ts'
import { type MockContext, type MockHandlers, personOf } from './context.ts'
import { checkLength, decide, promise, reply } from './deliveries.ts'
import { pairIn } from './linking.ts'
import { checkReply } from './meanwhile.ts'
import { instant, type MockComment } from './memory.ts'
import { announce, commentIn, whisperIn } from './places.ts'
import { decideWhisper, whisper } from './privateReplies.ts'
import { countUse, usable } from './savedReplyUses.ts'
import { changeWaiting, takeBack, whenDue } from './sendings.ts'
import { allowed, shown } from './threads.ts'

export const moderationMocks: MockHandlers<typeof moderation> = {
  replyToComment: ({ params, body }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    checkReply(context, comment, body)
    const writerId = personOf(context).id
    const saved = body.savedReplyId === undefined ? undefined : usable(context, body.savedReplyId, thread.pairId)
    const written = reply(context.state, thread, comment, { ...body, writerId })
    if (saved) countUse(context, saved, body.savedReplyLanguage)
    written.savedReplyId = saved?.id
    return shown(context.state, thread)(written)
  },
  takeBackReply: ({ params }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    const taken = takeBack(context.state.comments, comment)
    taken.deletedAt = instant(context.state)
    announce(context, thread)
    return taken
  },
  changeSending: ({ params, body }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    const waiting = changeWaiting(context.state, comment, body)
    if (body.message !== undefined) checkLength(thread, body.message)
    whenDue(context.state, waiting, () => promise(context.state, thread, waiting, 'reply'))
    announce(context, thread)
    return shown(context.state, thread)(waiting)
  },
  replyPrivately: ({ params, body }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    return whisper(context.state, thread, comment, body.message, personOf(context).name)
  },
  takeBackPrivateReply: ({ params }, context) => {
    const { reply, thread } = whisperIn(context, params.privateReplyId)
    const taken = takeBack(context.state.privateReplies, reply)
    announce(context, thread)
    return taken
  },
  decidePrivateReply: ({ params, body }, context) => {
    const { reply, thread } = whisperIn(context, params.privateReplyId)
    return decideWhisper(context.state, thread, reply, body)
  },
  editComment: ({ params, body }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    check(context, comment, 'edit', comment.author.us ? noEdits : 'Only your own comments can be changed.')
    checkLength(thread, body.message)
    return shown(context.state, thread)(promise(context.state, thread, comment, 'edit', body.message))
  },
  hideComment: ({ params }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    check(context, comment, 'hide', notOurs)
    comment.hiddenAt ??= instant(context.state)
    return shown(context.state, thread)(promise(context.state, thread, comment, 'hide'))
  },
  showComment: ({ params }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    check(context, comment, 'hide', notOurs)
    comment.hiddenAt = null
    return shown(context.state, thread)(promise(context.state, thread, comment, 'show'))
  },
  likeComment: ({ params }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    check(context, comment, 'like', noLikes)
    if (!comment.likedAt) comment.likeCount += 1
    comment.likedAt ??= instant(context.state)
    return shown(context.state, thread)(promise(context.state, thread, comment, 'like'))
  },
  unlikeComment: ({ params }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    check(context, comment, 'like', noLikes)
    if (comment.likedAt) comment.likeCount -= 1
    comment.likedAt = null
    return shown(context.state, thread)(promise(context.state, thread, comment, 'unlike'))
  },
  deleteComment: ({ params }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    check(context, comment, 'delete', '')
    return shown(context.state, thread)(promise(context.state, thread, comment, 'delete'))
  },
  getAuthor: ({ params }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    const found = byAuthor(context, thread, comment)
    const visible = found.filter(({ hiddenAt }) => !hiddenAt).length
    return { name: comment.author.name, standing: found.length, visible, more: false }
  },
  blockAuthor: ({ params, body }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    return shown(context.state, thread)(block(context, thread, comment, body.hideComments))
  },
  unblockAuthor: ({ params }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    return shown(context.state, thread)(unblock(context, thread, comment))
  },
  listBlocks: ({ params }, context) => {
    const pair = pairIn(context, params.pairId)
    const items = context.state.blocks.filter(({ pairId }) => pairId === pair.id)
    return { items: items.toSorted((a, b) => a.name.localeCompare(b.name)), readAt: instant(context.state) }
  },
  // Nobody is blocked on the mocked platform but from here.
  readBlocks: ({ params }, context) => {
    pairIn(context, params.pairId)
    return {}
  },
  removeBlock: ({ params }, context) => removeBlock(context.state, pairIn(context, params.pairId), params.personId),
  decideDelivery: ({ params, body }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    return shown(context.state, thread)(decide(context.state, thread, comment, body))
  },
}

const noEdits = 'Instagram lets nobody change a comment. Delete it and write another.'
const notOurs = 'Your own comments cannot be hidden. You can delete them.'
const noLikes = 'The Profile has no way to like a comment from outside its app.'

function check(
  { state }: MockContext,
  comment: MockComment,
  what: Exclude<keyof MockComment['may'], 'until'>,
  otherwise: string,
) {
  if (comment.deletedAt) throw new Problem('conflict', 'This comment was deleted already.')
  if (comment.delivery?.action === 'reply') throw new Problem('conflict', 'Wait until your own comment is out there.')
  const thread = state.threads.find(({ id }) => id === comment.threadId)
  if (thread && !allowed(state, comment, thread.network)[what]) throw new Problem('conflict', otherwise)
}

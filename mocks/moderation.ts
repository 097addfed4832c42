import type { moderation } from '../server/contract/moderation.ts'
import { Problem } from '../server/contract/problem.ts'
import type { MockContext, MockHandlers } from './context.ts'
import { decide, promise, reply } from './deliveries.ts'
import { instant, type MockComment } from './memory.ts'
import { commentIn } from './places.ts'
import { countUse, usable } from './savedReplyUses.ts'
import { allowed, shown } from './threads.ts'

export const moderationMocks: MockHandlers<typeof moderation> = {
  replyToComment: ({ params, body }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    check(context, comment, 'reply', 'Show the comment again before you answer it.')
    const saved = body.savedReplyId === undefined ? undefined : usable(context, body.savedReplyId, thread.pairId)
    const written = reply(context.state, thread, comment, body.message)
    if (saved) countUse(context, saved, body.savedReplyLanguage)
    written.savedReplyId = saved?.id
    return shown(context.state, thread)(written)
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
  decideDelivery: ({ params, body }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    return shown(context.state, thread)(decide(context.state, thread, comment, body))
  },
}

const notOurs = 'Your own comments cannot be hidden. You can delete them.'
const noLikes = 'The Profile has no way to like a comment from outside its app.'

function check({ state }: MockContext, comment: MockComment, what: keyof MockComment['may'], otherwise: string) {
  if (comment.deletedAt) throw new Problem('conflict', 'This comment was deleted already.')
  if (comment.delivery?.action === 'reply') throw new Problem('conflict', 'Wait until your own comment is out there.')
  const thread = state.threads.find(({ id }) => id === comment.threadId)
  if (thread && !allowed(state, comment, thread.network)[what]) throw new Problem('conflict', otherwise)
}

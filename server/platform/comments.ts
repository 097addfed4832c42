import { PlatformFailure } from './failure.ts'
import { createPageComments } from './pageComments.ts'
import type { Account, Comments, CommentTarget, RemoteComment, Slice } from './platform.ts'
import { sendPrivately } from './privateReplies.ts'
import { createProfileComments } from './profileComments.ts'
import { Done } from './shapes.ts'
import type { Transport } from './transport.ts'

/** What each network does in its own way. */
export interface CommentsOfNetwork
  extends Pick<Comments, 'listReplies' | 'read' | 'reply' | 'edit' | 'setHidden' | 'setLiked'> {
  list(target: { account: Account; postId: string }, after?: string | null): Promise<Slice<RemoteComment>>
}

export function createComments(transport: Transport): Comments {
  const networks = { facebook: createPageComments(transport), instagram: createProfileComments(transport) }
  const of = (target: CommentTarget) => networks[target.network]

  return {
    list: (network, target, after) => networks[network].list(target, after),
    listReplies: (target) => of(target).listReplies(target),
    read: (target) => of(target).read(target),
    reply: (target, message) => of(target).reply(target, message),
    edit: (target, message) => of(target).edit(target, message),
    sendPrivately: (target, text) => sendPrivately(transport, target, text),
    setHidden: (target, hidden) => of(target).setHidden(target, hidden),
    setLiked: (target, liked) => of(target).setLiked(target, liked),
    delete: async (target) => {
      try {
        await transport.delete(target.commentId, Done, { as: target.account })
      } catch (failure) {
        // The platform says the same of what is gone and of what we may not touch; only what can still be read is not done.
        const mayBeGone = failure instanceof PlatformFailure && failure.code === 'not_found'
        if (!mayBeGone || (await of(target).read(target))) throw failure
      }
    },
  }
}

import { type Actor, actorOf } from './actors.ts'
import type { Comment } from './comments.ts'
import { findPost } from './posts.ts'
import type { World } from './world.ts'

export interface VisibleComment extends Comment {
  author: Actor
  likes: number
  likedByViewer: boolean
  /** What the account wrote to its author about it, for the two of them alone. */
  privateReply: string | null
  replies: VisibleComment[]
}

type Row = Comment & { likes: number; likedByViewer: number; privateReply: string | null }

/**
 * The tree that one viewer sees under a post, oldest first at every level. A hidden comment is left to its author and to the
 * account it stands under, and takes what hangs on it along; a Profile's own comments stay visible though hidden (reference 5.1).
 */
export function visibleComments(
  world: World,
  { postId, viewerId }: { postId: string; viewerId?: string },
): VisibleComment[] {
  const post = findPost(world, postId)
  if (!post) return []
  const viewer = viewerId ? actorOf(world, viewerId)?.id : undefined
  const rows = world.db
    .prepare<[string, string], Row>(
      `select comments.*, (select count(*) from likes where targetId = comments.id) as likes,
         exists (select 1 from likes where targetId = comments.id and actorId = ?) as likedByViewer,
         (select message from privateReplies where commentId = comments.id) as privateReply
       from comments where postId = ? and deletedAt is null order by createdAt, id`,
    )
    .all(viewer ?? '', postId)

  const isShown = (row: Row) =>
    !row.hiddenAt ||
    viewer === row.authorId ||
    viewer === post.accountId ||
    (row.network === 'instagram' && row.authorId === post.accountId)
  const authors = new Map<string, Actor>()
  const byParent = Map.groupBy(rows.filter(isShown), (row) => row.parentId)
  const below = (parentId: string | null): VisibleComment[] =>
    (byParent.get(parentId) ?? []).map((row) => ({
      ...row,
      likedByViewer: row.likedByViewer === 1,
      privateReply: viewer === row.authorId || viewer === post.accountId ? row.privateReply : null,
      author: authors.get(row.authorId) ?? remember(row.authorId),
      replies: below(row.id),
    }))
  const remember = (id: string): Actor => {
    const author = actorOf(world, id) ?? { id, kind: 'person', network: post.network, name: 'Somebody', avatar: '' }
    authors.set(id, author)
    return author
  }
  return below(null)
}

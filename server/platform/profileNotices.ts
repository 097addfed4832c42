import { z } from 'zod'
import type { Change, Reading } from './notices.ts'
import { Id, MaybeWords } from './shapes.ts'

const CommentValue = z
  .object({
    id: Id.optional().catch(undefined),
    // Older examples call it so, and name nobody (reference 6.3).
    comment_id: Id.optional().catch(undefined),
    media: z.object({ id: Id }).optional().catch(undefined),
    media_id: Id.optional().catch(undefined),
    parent_id: Id.optional().catch(undefined),
    from: z.object({ id: Id, username: MaybeWords }).nullish().catch(null),
    text: MaybeWords.catch(null),
  })
  .transform(({ id, comment_id, media, media_id, ...rest }) => ({
    ...rest,
    id: id ?? comment_id,
    mediaId: media?.id ?? media_id ?? null,
  }))

/**
 * A comment on the Profile's media: Instagram tells of new ones only (reference 6.3), and not when they were written.
 * A mention is left unread: it stands under somebody else's media, which our token reads only through the mention itself.
 */
export function readProfileChange({ field, value, happenedAt }: Change): Reading | undefined {
  const comment = field === 'comments' ? CommentValue.safeParse(value).data : undefined
  if (!comment?.id) return undefined
  const { id, mediaId, parent_id, from, text } = comment
  return {
    what: {
      kind: 'comment',
      verb: 'add',
      commentId: id,
      postId: mediaId,
      parentId: parent_id ?? null,
      authorId: from?.id ?? null,
      authorName: from?.username ?? null,
      message: text,
      happenedAt,
    },
    happenedAt,
    marks: ['comment', 'add', id, mediaId, parent_id, null, text],
  }
}

import { z } from 'zod'
import type { Change, Reading } from './notices.ts'
import type { CommentNotice } from './platform.ts'
import { Id, MaybeWords } from './shapes.ts'

const CommentValue = z
  .object({
    id: Id.optional().catch(undefined),
    // Older examples call it so, and name nobody (reference 6.3).
    comment_id: Id.optional().catch(undefined),
    // Of an ad `media` says its name as well (reference 6.3).
    media: z
      .object({ id: Id, media_product_type: MaybeWords, ad_id: Id.nullish().catch(null), ad_title: MaybeWords })
      .optional()
      .catch(undefined),
    media_id: Id.optional().catch(undefined),
    parent_id: Id.optional().catch(undefined),
    from: z.object({ id: Id, username: MaybeWords }).nullish().catch(null),
    text: MaybeWords.catch(null),
  })
  .transform(({ id, comment_id, media, media_id, ...rest }) => ({
    ...rest,
    id: id ?? comment_id,
    mediaId: media?.id ?? media_id ?? null,
    ad: adOf(media),
  }))

interface SaidMedia {
  media_product_type: string | null
  ad_id?: string | null
  ad_title: string | null
}

/** An ad is shown by media of its own (reference 5.1); another kind of media was there before. */
function adOf(media: SaidMedia | undefined): CommentNotice['ad'] {
  const kind = media?.media_product_type ?? null
  if (!media || (!media.ad_id && kind !== 'AD')) return null
  return { id: media.ad_id ?? null, title: media.ad_title, alone: kind === null ? null : kind === 'AD' }
}

const MentionValue = z.object({ media_id: Id, comment_id: Id.nullish() })

/**
 * A comment on the Profile's media, of which Instagram tells new ones only (reference 6.3), and not when they were written;
 * or a mention, which says only where it stands.
 */
export function readProfileChange(change: Change): Reading | undefined {
  return change.field === 'mentions' ? mentionOf(change) : commentOf(change)
}

function mentionOf({ value, happenedAt }: Change): Reading | undefined {
  const mention = MentionValue.safeParse(value).data
  if (!mention) return undefined
  const { media_id: mediaId, comment_id } = mention
  const commentId = comment_id ?? null
  return { what: { kind: 'mention', mediaId, commentId }, happenedAt, marks: ['mention', 'add', commentId, mediaId] }
}

function commentOf({ field, value, happenedAt }: Change): Reading | undefined {
  const comment = field === 'comments' ? CommentValue.safeParse(value).data : undefined
  if (!comment?.id) return undefined
  const { id, mediaId, parent_id, from, text, ad } = comment
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
      ad,
      happenedAt,
    },
    happenedAt,
    marks: ['comment', 'add', id, mediaId, parent_id, null, text],
  }
}

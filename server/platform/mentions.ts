import { z } from 'zod'
import { orNull } from './gone.ts'
import type { Mentions, RemoteMention } from './platform.ts'
import { Id, MaybeWords, Time, WithId } from './shapes.ts'
import type { Transport } from './transport.ts'

// That somebody else's media shows its permalink and owner is recollection; the specification knows both of any media.
const mediaFields = 'id,caption,media_type,media_url,thumbnail_url,permalink,timestamp,username,owner{id}'

const Media = z
  .object({
    id: Id,
    caption: MaybeWords,
    media_type: MaybeWords,
    media_url: MaybeWords,
    thumbnail_url: MaybeWords,
    permalink: MaybeWords,
    timestamp: Time.nullish().catch(null),
    username: MaybeWords,
    owner: z.object({ id: Id }).nullish().catch(null),
  })
  .transform((media): RemoteMention['media'] => ({
    id: media.id,
    message: media.caption ?? '',
    ownerId: media.owner?.id ?? null,
    ownerName: media.username,
    pictureUrl: media.media_type === 'VIDEO' ? media.thumbnail_url : media.media_url,
    url: media.permalink,
    postedAt: media.timestamp ?? null,
  }))

const InComment = z
  .object({
    mentioned_comment: z.object({ id: Id, text: MaybeWords, timestamp: Time, username: MaybeWords, media: Media }),
  })
  .transform(
    ({ mentioned_comment: { id, text, timestamp, username, media } }): RemoteMention => ({
      comment: { id, authorName: username, message: text ?? '', createdAt: timestamp },
      media,
    }),
  )
const InCaption = z
  .object({ mentioned_media: Media })
  .transform(({ mentioned_media }): RemoteMention => ({ comment: null, media: mentioned_media }))

/** Both are read through the Profile that was named: our token does not reach the media itself (reference 5.1). */
export function createMentions(transport: Transport): Mentions {
  return {
    read: (profile, { mediaId, commentId }) => {
      const fields =
        commentId === null
          ? `mentioned_media.media_id(${bare(mediaId)}){${mediaFields}}`
          : `mentioned_comment.comment_id(${bare(commentId)}){id,text,timestamp,username,media{${mediaFields}}}`
      const shape: z.ZodType<RemoteMention> = commentId === null ? InCaption : InComment
      return orNull(transport.get(profile.id, shape, { as: profile, params: { fields } }))
    },
    reply: (profile, { mediaId, commentId }, message) => {
      const params = { media_id: mediaId, message, comment_id: commentId ?? undefined }
      return transport.post(`${profile.id}/mentions`, WithId, { as: profile, params })
    },
  }
}

/** Ids come from outside; one with a bracket would ask for something else. */
const bare = (id: string) => id.replaceAll(/\W/g, '')

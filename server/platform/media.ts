import { z } from 'zod'
import { orNull } from './gone.ts'
import type { Media, RemotePost } from './platform.ts'
import { Count, Id, MaybeFlag, MaybeWords, Time } from './shapes.ts'
import { sliceOf } from './slices.ts'
import type { Transport } from './transport.ts'

// All levels are counted, as on the Profile; the platform's count may include what it does not show (reference 4.1).
const counts = 'comments.filter(stream).limit(0).summary(true),reactions.limit(0).summary(true)'
const pagePostFields = `id,message,created_time,full_picture,permalink_url,is_published,scheduled_publish_time,attachments{title},${counts}`
const mediaFields =
  'id,caption,media_type,media_product_type,media_url,thumbnail_url,permalink,timestamp,like_count,comments_count'

const Summary = z
  .object({ summary: z.object({ total_count: Count }) })
  .nullish()
  .catch(null)

const Headlines = z
  .object({ data: z.array(z.object({ title: MaybeWords })) })
  .nullish()
  .catch(null)

const PagePost = z
  .object({
    id: Id,
    message: MaybeWords,
    created_time: Time,
    full_picture: MaybeWords,
    permalink_url: MaybeWords,
    comments: Summary,
    reactions: Summary,
    is_published: MaybeFlag,
    scheduled_publish_time: z.unknown().optional(),
    attachments: Headlines,
  })
  .transform(
    (post): RemotePost => ({
      id: post.id,
      network: 'facebook',
      message: post.message ?? '',
      pictureUrl: post.full_picture,
      url: post.permalink_url,
      postedAt: post.created_time,
      commentCount: post.comments?.summary.total_count ?? 0,
      likeCount: post.reactions?.summary.total_count ?? 0,
      ad: adOfPage(post),
    }),
  )

const ProfileMedia = z
  .object({
    id: Id,
    caption: MaybeWords,
    media_type: z.string().optional(),
    media_product_type: MaybeWords,
    media_url: MaybeWords,
    thumbnail_url: MaybeWords,
    permalink: MaybeWords,
    timestamp: Time,
    like_count: Count,
    comments_count: Count,
  })
  .transform(
    (media): RemotePost => ({
      id: media.id,
      network: 'instagram',
      message: media.caption ?? '',
      // Of a video, `media_url` is the film and not a picture of it.
      pictureUrl: media.media_type === 'VIDEO' ? media.thumbnail_url : media.media_url,
      url: media.permalink,
      postedAt: media.timestamp,
      commentCount: media.comments_count,
      likeCount: media.like_count,
      ad: media.media_product_type === 'AD' ? { id: null, title: titleIn(media.caption) } : null,
    }),
  )

/**
 * A post that is out without being published, and not for later, is an ad (recollection; a draft looks the same, but nobody
 * comments on one). Its name in the ads manager is not the Page's to see: the headline of what it links to stands for it.
 */
function adOfPage({ is_published, scheduled_publish_time, attachments, message }: DarkPost): RemotePost['ad'] {
  if (is_published !== false || scheduled_publish_time) return null
  return { id: null, title: attachments?.data.find(({ title }) => title)?.title ?? titleIn(message) }
}

interface DarkPost {
  is_published: boolean | null
  scheduled_publish_time?: unknown
  attachments?: z.infer<typeof Headlines>
  message: string | null
}

/** The first line, in short. */
const titleIn = (text: string | null) => text?.trim().split('\n')[0]?.slice(0, 80).toWellFormed() || 'An ad'

const kinds = {
  facebook: { edge: 'published_posts', shape: PagePost, fields: pagePostFields },
  instagram: { edge: 'media', shape: ProfileMedia, fields: mediaFields },
}

/** What the pair has posted (reference 4.1, 5.1). */
export function createMedia(transport: Transport): Media {
  return {
    listAds: (account, after) => {
      const params = { fields: pagePostFields, limit: 50, after: after ?? undefined }
      return transport.get(`${account.id}/ads_posts`, sliceOf(PagePost), { as: account, params })
    },
    list: (network, account, after) => {
      const { edge, shape, fields } = kinds[network]
      const params = { fields, limit: 50, after: after ?? undefined }
      return transport.get(`${account.id}/${edge}`, sliceOf(shape), { as: account, params })
    },
    read: (network, account, postId) => {
      const { shape, fields } = kinds[network]
      return orNull(transport.get(postId, shape, { as: account, params: { fields } }))
    },
  }
}

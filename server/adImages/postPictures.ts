import { type AdImage, largestImage } from '../contract/adImages.ts'
import { Problem } from '../contract/problem.ts'
import type { Context } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { speakingAs } from '../linking/speaking.ts'
import { PlatformFailure } from '../platform/failure.ts'
import { keepImage } from './images.ts'

/**
 * Keeps the picture of one of the pair's own posts. The platform is asked for its address first, since addresses of pictures
 * end after some days. Throws `not_found` for a post that is not the pair's, `invalid` for one without a picture, and what
 * fetching and keeping it throws.
 */
export async function takePostPicture(context: Context, pairId: string, postId: string): Promise<AdImage> {
  await linkedPair(context, pairId)
  const post = await context.db
    .selectFrom('posts')
    .where('teamId', '=', context.teamId)
    .where('pairId', '=', pairId)
    .where('id', '=', postId)
    .where('deletedAt', 'is', null)
    .where('ownerName', 'is', null)
    .select(['network', 'message', 'pictureUrl'])
    .executeTakeFirst()
  if (!post) throw new Problem('not_found', 'This pair has no such post.')
  const url = (await freshAddress(context, pairId, post.network, postId)) ?? post.pictureUrl
  if (!url) throw withoutPicture()
  const bytes = await context.outbound.take(url, largestImage)
  return keepImage(context, pairId, { name: titleOf(post.message), bytes })
}

/** Null when the platform cannot be asked just now: what it said last may still do. */
async function freshAddress(context: Context, pairId: string, network: 'facebook' | 'instagram', postId: string) {
  try {
    const read = await speakingAs(context, pairId, network, (account) =>
      context.platform.media.read(network, account, postId),
    )
    return read?.pictureUrl ?? null
  } catch (failure) {
    if (failure instanceof PlatformFailure) return null
    throw failure
  }
}

const titleOf = (message: string) =>
  message.trim().split('\n')[0]?.slice(0, 100).toWellFormed().trim() || 'Picture of a post'

function withoutPicture() {
  const sentence = 'This post has no picture.'
  return new Problem('invalid', sentence, { fields: { postId: sentence } })
}

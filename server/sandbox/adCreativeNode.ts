import { accountFor } from './adAccess.ts'
import { contentOf } from './adContents.ts'
import { profileIn } from './adCreativeRules.ts'
import { changeCreative, createCreative, removeCreative } from './adCreatives.ts'
import { fieldsOf, objectsOf, read, wordsOf } from './adJson.ts'
import { previewsOf } from './adPreviews.ts'
import { type AdAccount, type CreativeRow, findCreative } from './adRows.ts'
import type { Call } from './call.ts'
import { pictureLink, postLink } from './links.ts'
import { listingOf } from './listing.ts'
import type { Edge, Json, Node } from './node.ts'
import { findPost } from './posts.ts'

export function findCreativeNode(call: Call, id: string): Node | undefined {
  const row = findCreative(call.world, id)
  return row && creativeNode(call, accountFor(call, row.accountId, id), row)
}

const asSent = [
  'object_story_spec',
  'asset_feed_spec',
  'object_story_id',
  'source_instagram_media_id',
  'url_tags',
  'degrees_of_freedom_spec',
  'contextual_multi_ads',
  'authorization_category',
  'image_crops',
]

/** What an ad shows (reference 7.1, 7.5), and the post and the media that show it once an ad uses it. */
export function creativeNode(call: Call, account: AdAccount, row: CreativeRow): Node {
  const { world } = call
  const spec = fieldsOf(read(row.spec))
  const content = () => contentOf(world, account, spec, { network: 'facebook', position: 'feed' })
  const picture = (width: number) => {
    const { picture, cards } = content()
    const key = picture ?? cards[0]?.picture
    return key ? pictureLink(world, key, width) : undefined
  }
  const mediaPost = () => (row.mediaId ? findPost(world, row.mediaId) : undefined)
  return {
    id: row.id,
    type: 'AdCreative',
    accountId: `act_${account.id}`,
    defaults: [],
    fields: {
      ...Object.fromEntries(asSent.map((name) => [name, () => spec[name] as Json | undefined])),
      account_id: () => account.id,
      name: () => row.name,
      status: () => (row.deletedAt ? 'DELETED' : 'ACTIVE'),
      body: () => content().text || undefined,
      title: () => content().headline || undefined,
      link_url: () => content().link || undefined,
      call_to_action: () => spec.call_to_action as Json | undefined,
      call_to_action_type: () => content().action || undefined,
      image_hash: () => hashOf(spec),
      image_url: () => picture(1080),
      thumbnail_url: () => picture(64),
      object_type: () => 'SHARE',
      actor_id: () => wordsOf(fieldsOf(spec.object_story_spec).page_id) || account.pageId,
      instagram_user_id: () => profileIn(spec) || undefined,
      effective_object_story_id: () => row.postId ?? undefined,
      effective_instagram_media_id: () => row.mediaId ?? undefined,
      instagram_permalink_url: () => {
        const post = mediaPost()
        return post && postLink(world, post)
      },
    },
    edges: { previews: { read: (params) => previewsOf(call, account, row.spec, params) } },
    update: (params) => changeCreative(call, row, params),
    remove: () => removeCreative(call, row),
  }
}

function hashOf(spec: Record<string, unknown>): string | undefined {
  const { link_data, photo_data } = fieldsOf(spec.object_story_spec)
  const [first] = objectsOf(fieldsOf(spec.asset_feed_spec).images)
  return wordsOf(fieldsOf(link_data ?? photo_data).image_hash) || wordsOf(first?.hash) || undefined
}

/** All creatives of the account, or those that ads of one ad set show. */
export const creativeEdge = (call: Call, account: AdAccount, setId?: string): Edge => ({
  list: (params) =>
    listingOf<CreativeRow>(call.world, {
      sql: setId
        ? "select * from adCreatives where id in (select creativeId from adAds where adSetId = ? and status <> 'DELETED')"
        : 'select * from adCreatives where accountId = ? and deletedAt is null',
      values: [setId ?? account.id],
      order: 'desc',
      params,
      most: 1000,
      node: (row) => creativeNode(call, account, row),
    }),
  ...(setId ? {} : { create: (params) => createCreative(call, account, params) }),
})

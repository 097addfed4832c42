import { createHash } from 'node:crypto'
import { isCheck, requireToAdvertise } from './adAccess.ts'
import { checkAssetFeed } from './adAssetFeed.ts'
import { nameIn } from './adChanges.ts'
import { adNow } from './adClock.ts'
import { checkStory } from './adCreativeRules.ts'
import { invalidAd } from './adErrors.ts'
import { type Fields, fieldsOf, objectOf, objectsOf, settled } from './adJson.ts'
import { type AdAccount, type CreativeRow, insertRow } from './adRows.ts'
import type { Call } from './call.ts'
import { newId } from './ids.ts'
import { type Json, success } from './node.ts'
import { type Params, textOf } from './params.ts'
import { statement } from './statements.ts'

const nested = [
  'object_story_spec',
  'asset_feed_spec',
  'call_to_action',
  'degrees_of_freedom_spec',
  'contextual_multi_ads',
  'image_crops',
]
const plain = [
  'object_story_id',
  'source_instagram_media_id',
  'instagram_user_id',
  'url_tags',
  'authorization_category',
  'image_hash',
  'title',
  'body',
  'link_url',
]

/** What a creative is made from, without its name: what de-duplication compares. */
export function specIn(params: Params): Fields {
  const read = [
    ...nested.map((name) => [name, objectOf(params, name)] as const),
    ...plain.map((name) => [name, textOf(params, name)] as const),
  ]
  return Object.fromEntries(read.filter(([, value]) => value !== undefined))
}

/** `POST /act_X/adcreatives`. Equal content answers the creative there is (reference 1.8); that names do not count is a recollection. */
export function createCreative(call: Call, account: AdAccount, params: Params): Json {
  requireToAdvertise(call)
  const spec = specIn(params)
  checkCreative(call, account, spec)
  const name = nameIn(params, 100, textOf(params, 'name') ?? `Creative ${adNow(call.world).toISOString()}`)
  if (isCheck({ params })) return success
  return { id: creativeWith(call, account, name, spec).id }
}

/** The creative of that content, made if there is none. */
export function creativeWith({ world }: Call, account: AdAccount, name: string, spec: Fields): CreativeRow {
  const contentHash = createHash('sha256').update(settled(spec)).digest('hex')
  const found = statement<[string, string], CreativeRow>(
    world,
    'select * from adCreatives where accountId = ? and contentHash = ? and deletedAt is null',
  ).get(account.id, contentHash)
  if (found) return found
  const row: CreativeRow = {
    id: newId.adThing(world),
    accountId: account.id,
    name,
    contentHash,
    spec: JSON.stringify(spec),
    postId: null,
    mediaId: null,
    createdAt: adNow(world).toISOString(),
    deletedAt: null,
  }
  insertRow(world, 'adCreatives', row)
  return row
}

/** Whether it shows something, and all of it exists and goes together (reference 7.1, 7.5). */
export function checkCreative(call: Call, account: AdAccount, spec: Fields): void {
  const shown = ['object_story_spec', 'object_story_id', 'source_instagram_media_id'].filter((name) => spec[name])
  if (shown.length === 0) {
    throw invalidAd({
      subcode: 1487390,
      title: 'Creative has no content',
      says: 'Say what the ad shows: a post of its own, or one that exists.',
      blame: 'object_story_spec',
    })
  }
  if (shown.length > 1 || (spec.asset_feed_spec && !spec.object_story_spec)) {
    throw invalidAd({
      title: 'Too much content',
      says: 'An ad shows a post that exists or one of its own, not both, and pictures per placement only with one of its own.',
      blame: shown,
    })
  }
  checkStory(call, account, spec)
  if (spec.asset_feed_spec) checkAssetFeed(call.world, account, spec)
}

/** `POST /{creative}`: its name is all that can be changed (reference 7.1). */
export function changeCreative(call: Call, row: CreativeRow, params: Params): Json {
  requireToAdvertise(call)
  const fixed = [...nested, ...plain].find((name) => params[name] !== undefined)
  if (fixed) {
    throw invalidAd({
      title: 'Creative is fixed',
      says: 'What a creative shows can’t be changed. Make a new one and give it to the ad.',
      blame: fixed,
    })
  }
  const name = nameIn(params, 100, row.name)
  if (textOf(params, 'status') === 'DELETED') return removeCreative(call, row)
  statement<[string, string], unknown>(call.world, 'update adCreatives set name = ? where id = ?').run(name, row.id)
  return success
}

/** What ads show stays theirs; it is only that no new ad can have it. Recollection. */
export function removeCreative(call: Call, row: CreativeRow): Json {
  requireToAdvertise(call)
  statement<[string, string], unknown>(call.world, 'update adCreatives set deletedAt = ? where id = ?').run(
    adNow(call.world).toISOString(),
    row.id,
  )
  return success
}

/** The link that a creative leads to, wherever in it that stands. */
export function linkOf(spec: Fields): string | undefined {
  const { link_data, photo_data } = fieldsOf(spec.object_story_spec)
  const [first] = objectsOf(fieldsOf(spec.asset_feed_spec).link_urls)
  const action = fieldsOf(fieldsOf(fieldsOf(spec.call_to_action).value))
  return [fieldsOf(link_data).link, fieldsOf(photo_data).url, first?.website_url, action.link, spec.link_url].find(
    (link) => typeof link === 'string' && link !== '',
  ) as string | undefined
}

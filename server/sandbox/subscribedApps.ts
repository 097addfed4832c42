import { badParameter } from './graphError.ts'
import { listOf, type Params } from './params.ts'
import type { World } from './world.ts'

/** What a Page can tell an app about (reference 6.1). */
const pageFields = [
  'feed',
  'mention',
  'messages',
  'message_echoes',
  'message_reads',
  'messaging_postbacks',
  'live_videos',
  'videos',
  'ratings',
  'products',
  'product_review',
  'merchant_review',
  'follow',
  'page_change_proposal',
  'page_upcoming_change',
]

/**
 * The fields that the app hears of from a Page; undefined when it is not installed there. With `params` it is installed
 * first, with exactly the `subscribed_fields` given.
 */
export function installedApps(world: World, pageId: string, params?: Params): string[] | undefined {
  if (params) {
    const fields = listOf(params, 'subscribed_fields')
    if (!fields?.length) throw badParameter('The parameter subscribed_fields is required.')
    const wrong = fields.find((field) => !pageFields.includes(field))
    if (wrong) {
      throw badParameter(
        `Param subscribed_fields[${fields.indexOf(wrong)}] must be one of {${pageFields.join(', ')}} - got "${wrong}".`,
      )
    }
    world.db
      .prepare('insert or replace into pageSubscriptions (pageId, fields) values (?, ?)')
      .run(pageId, JSON.stringify(fields))
  }
  const row = world.db
    .prepare<[string], { fields: string }>('select fields from pageSubscriptions where pageId = ?')
    .get(pageId)
  return row && (JSON.parse(row.fields) as string[])
}

import { campaignRow } from '../advertising/campaignRows.ts'
import { namesOf } from '../advertising/people.ts'
import { CampaignContent } from '../contract/campaignContent.ts'
import type { CampaignVersion } from '../contract/campaigns.ts'
import { Problem } from '../contract/problem.ts'
import type { Context } from '../http/context.ts'
import { cursorOf, positionIn } from '../http/cursors.ts'

/** Newest first. Throws `not_found`, and `invalid` for a foreign cursor. */
export async function listVersions(
  context: Context,
  campaignId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const { launchedVersion } = await campaignRow(context, context.db, campaignId)
  const before = Number(positionIn(cursor)?.[1] ?? Number.MAX_SAFE_INTEGER)
  const rows = await context.db
    .selectFrom('campaignVersions')
    .where('teamId', '=', context.teamId)
    .where('campaignId', '=', campaignId)
    .where('version', '<', Number.isSafeInteger(before) ? Math.min(before, 2_147_483_647) : 0)
    .orderBy('version', 'desc')
    .limit(limit + 1)
    .select(['version', 'savedAt', 'savedBy'])
    .execute()
  const page = rows.slice(0, limit)
  const names = await namesOf(
    context.db,
    page.map(({ savedBy }) => savedBy),
  )
  const items: CampaignVersion[] = page.map(({ version, savedAt, savedBy }) => ({
    version,
    savedAt,
    savedBy: names(savedBy),
    launched: version === launchedVersion,
  }))
  const last = rows.length > limit ? page.at(-1) : undefined
  return { items, nextCursor: last ? cursorOf('version', String(last.version)) : null }
}

/** Throws `not_found` for a campaign or a version that there is not. */
export async function getVersion(context: Context, campaignId: string, number: string) {
  const { launchedVersion } = await campaignRow(context, context.db, campaignId)
  const row = /^\d{1,9}$/.test(number)
    ? await context.db
        .selectFrom('campaignVersions')
        .where('teamId', '=', context.teamId)
        .where('campaignId', '=', campaignId)
        .where('version', '=', Number(number))
        .selectAll()
        .executeTakeFirst()
    : undefined
  if (!row) throw new Problem('not_found', 'There is no such version.')
  const names = await namesOf(context.db, [row.savedBy])
  return {
    version: row.version,
    savedAt: row.savedAt,
    savedBy: names(row.savedBy),
    launched: row.version === launchedVersion,
    content: CampaignContent.parse(JSON.parse(row.content)),
  }
}

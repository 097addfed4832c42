import { campaignRow } from '../advertising/campaignRows.ts'
import type { Context } from '../http/context.ts'
import { attend, attending, leave } from '../live/attending.ts'

const mostListed = 50

/** Longest there first, at most 50. Throws `not_found`. */
export async function listEditors(context: Context, campaignId: string) {
  const rows = await attending(context, await editorOf(context, campaignId), mostListed)
  return {
    items: rows.map(({ personId, name, doing, since }) => ({ person: { id: personId, name }, section: doing, since })),
  }
}

/** A heartbeat only moves the time; arriving and going to another section are told to the team. Throws `not_found`. */
export async function showEditing(context: Context, campaignId: string, section: string | null) {
  await attend(context, await editorOf(context, campaignId), section, { anew: false })
}

/** Leaving twice is leaving once. Throws `not_found`. */
export async function endEditing(context: Context, campaignId: string) {
  await leave(context, await editorOf(context, campaignId))
}

async function editorOf(context: Context, campaignId: string) {
  const { pairId } = await campaignRow(context, context.db, campaignId)
  return { place: 'campaign' as const, placeId: campaignId, pairId }
}

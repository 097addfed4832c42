import type { Selectable } from 'kysely'
import { Problem } from '../contract/problem.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { developed } from './darkroom.ts'
import type { Part } from './developing.ts'

export type AdImageRow = Selectable<Tables['adImages']>

export interface ImageFile {
  type: 'image/jpeg' | 'image/png'
  bytes: Buffer
}

/** Throws `not_found` for one that is not the team's, or of a pair that is unlinked. */
export async function imageRow(context: TeamContext, imageId: string): Promise<AdImageRow> {
  const row = await context.db
    .selectFrom('adImages')
    .where('teamId', '=', context.teamId)
    .where('id', '=', imageId)
    .selectAll()
    .executeTakeFirst()
  if (!row) throw new Problem('not_found', 'Your team has no such picture.')
  await linkedPair(context, row.pairId)
  return row
}

/** A picture as it was kept, under `full`, or what was made from it. */
export async function keptFile(
  { db, teamId }: TeamContext,
  imageId: string,
  variant: string,
): Promise<ImageFile | null> {
  const row = await db
    .selectFrom('adImageFiles')
    .where('teamId', '=', teamId)
    .where('imageId', '=', imageId)
    .where('variant', '=', variant)
    .select(['type', 'data'])
    .executeTakeFirst()
  return row ? { type: row.type, bytes: Buffer.from(row.data, 'base64') } : null
}

/**
 * A print of a picture: made when it is first asked for, and kept. Two who ask at once keep one of the two, and they are the
 * same. Throws `not_found` where the picture itself is gone.
 */
export async function printOf(
  context: TeamContext,
  imageId: string,
  { variant, part, width }: { variant: string; part: Part | null; width: number },
): Promise<ImageFile> {
  const kept = await keptFile(context, imageId, variant)
  if (kept) return kept
  const full = await keptFile(context, imageId, 'full')
  if (!full) throw new Problem('not_found', 'Your team has no such picture.')
  const made = await developed({ what: 'print', bytes: full.bytes, part, width })
  if ('refused' in made) throw new Problem('not_ready', 'This picture cannot be shown just now.')
  const { type, bytes } = made
  const data = Buffer.from(bytes)
  await context.db
    .insertInto('adImageFiles')
    .values({ teamId: context.teamId, imageId, variant, type, data: data.toString('base64') })
    .onConflict((conflict) => conflict.columns(['teamId', 'imageId', 'variant']).doNothing())
    .execute()
  return { type, bytes: data }
}

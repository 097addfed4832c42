import { createHash } from 'node:crypto'
import { developed } from '../advertising/darkroom.ts'
import type { Made } from '../advertising/developing.ts'
import { type AdImage, mostPixels } from '../contract/adImages.ts'
import { Problem } from '../contract/problem.ts'
import type { Database, Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { cursorOf, positionIn } from '../http/cursors.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'
import { checkIsPicture } from './sniffing.ts'

/** The longer side of what is kept, in pixels: more than any placement shows. */
const longestSide = 4096

/** Newest first. Throws `not_found` for a pair that is not the team's. */
export async function listImages(
  context: TeamContext,
  pairId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  await linkedPair(context, pairId)
  const position = positionIn(cursor)
  const rows = await imageRows(context, context.db)
    .where('adImages.pairId', '=', pairId)
    .$if(position !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('adImages.createdAt', 'adImages.id'), '<', tuple(position?.[0] ?? '', position?.[1] ?? '')),
      ),
    )
    .orderBy('adImages.createdAt', 'desc')
    .orderBy('adImages.id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { items: shown.map(imageView), nextCursor: last ? cursorOf(last.createdAt, last.id) : null }
}

/**
 * Keeps a picture: checked, turned upright, freed of its metadata, and made smaller where it is larger than any ad. The same
 * bytes again are the picture there is. Throws `invalid` for what is no picture, is broken or has too many pixels, `not_ready`
 * when it takes too long, `not_found` for a pair that is not the team's.
 */
export async function keepImage(
  context: Context,
  pairId: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<AdImage> {
  await linkedPair(context, pairId)
  checkIsPicture(bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const known = await imageOf(context, context.db, pairId, sha256)
  if (known) return imageView(known)
  const picture = usable(await developed({ what: 'develop', bytes, mostPixels, side: longestSide }))
  const data = Buffer.from(picture.bytes).toString('base64')
  const id = context.newId()
  const { teamId } = context
  return write(context.db, async (trx) => {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('adImages')
      .values({
        teamId,
        id,
        pairId,
        name,
        sha256,
        width: picture.width,
        height: picture.height,
        createdAt: context.now.toISOString(),
        createdBy: context.person.id,
      })
      .onConflict((conflict) => conflict.columns(['teamId', 'pairId', 'sha256']).doNothing())
      .executeTakeFirst()
    // Somebody else was faster with the same picture.
    if (numInsertedOrUpdatedRows) {
      await trx
        .insertInto('adImageFiles')
        .values({ teamId, imageId: id, variant: 'full', type: picture.type, data })
        .execute()
      await audit(trx, { ...context, actorId: context.person.id }, 'adImages.add', { imageId: id })
      await changed(trx, context, 'adImages', pairId, [id])
    }
    const row = await imageOf(context, trx, pairId, sha256)
    if (!row) throw new Problem('internal', 'The picture could not be kept.')
    return imageView(row)
  })
}

function usable(made: Made) {
  if (!('refused' in made)) return made
  const sentence =
    made.refused === 'too_many_pixels'
      ? `This picture has ${Math.ceil((made.width * made.height) / 1_000_000)} megapixels. Make it smaller: at most ${mostPixels / 1_000_000} are taken.`
      : 'This picture is damaged or cut off. Save it again, or choose another.'
  throw new Problem('invalid', sentence, { fields: { file: sentence } })
}

const imageRows = ({ teamId }: TeamContext, db: Database | Transaction) =>
  db
    .selectFrom('adImages')
    .leftJoin('users', 'users.id', 'adImages.createdBy')
    .where('adImages.teamId', '=', teamId)
    .select([
      'adImages.id',
      'adImages.name',
      'adImages.width',
      'adImages.height',
      'adImages.createdAt',
      'users.name as creatorName',
    ])

const imageOf = (context: TeamContext, db: Database | Transaction, pairId: string, sha256: string) =>
  imageRows(context, db).where('adImages.pairId', '=', pairId).where('adImages.sha256', '=', sha256).executeTakeFirst()

type Row = NonNullable<Awaited<ReturnType<typeof imageOf>>>

const imageView = ({ id, name, width, height, createdAt, creatorName }: Row): AdImage => ({
  id,
  name,
  url: `/api/adImages/${id}/file`,
  width,
  height,
  createdAt,
  createdBy: creatorName ?? 'Somebody who left',
})

import { createHash } from 'node:crypto'
import { requireToAdvertise } from './adAccess.ts'
import { adNow } from './adClock.ts'
import { invalidAd, lacking } from './adErrors.ts'
import { measureImage } from './adImageSize.ts'
import { type AdAccount, findImage, type ImageRow } from './adRows.ts'
import type { Call } from './call.ts'
import type { Json } from './node.ts'
import { type Params, textOf } from './params.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

const mostBytes = 30_000_000

/** `POST /act_X/adimages`: one picture in base64, or any number of files, each under a name of its own. Equal bytes have one hash. */
export async function addImages(call: Call, account: AdAccount, params: Params): Promise<Json> {
  requireToAdvertise(call)
  const bytes = textOf(params, 'bytes')
  const given: [string, Buffer][] = bytes
    ? [[textOf(params, 'name') ?? 'bytes', Buffer.from(bytes, 'base64')]]
    : await Promise.all(
        Object.values(params)
          .filter((value) => value instanceof File)
          .map(async (file): Promise<[string, Buffer]> => [file.name, Buffer.from(await file.arrayBuffer())]),
      )
  if (given.length === 0) throw lacking('bytes', 'Send a picture, as a file or in base64.')
  return {
    images: Object.fromEntries(given.map(([name, content]) => [name, addImage(call.world, account, name, content)])),
  }
}

function addImage(world: World, account: AdAccount, name: string, bytes: Buffer): Json {
  if (bytes.length > mostBytes) {
    throw invalidAd({ title: 'Image is too large', says: 'A picture can have at most 30 MB.', blame: 'bytes' })
  }
  const size = measureImage(bytes)
  if (!size) {
    throw invalidAd({
      subcode: 1487411,
      title: 'Image type isn’t supported',
      says: 'Use a picture in the format JPG, PNG, GIF or WebP.',
      blame: 'bytes',
    })
  }
  // Recollection: the hash is that of the bytes, and of such a length.
  const hash = createHash('md5').update(bytes).digest('hex')
  statement<[object], unknown>(
    world,
    `insert or ignore into adImages (accountId, hash, name, width, height, type, bytes, createdAt)
     values (@accountId, @hash, @name, @width, @height, @type, @bytes, @createdAt)`,
  ).run({ accountId: account.id, hash, name, ...size, bytes, createdAt: adNow(world).toISOString() })
  const kept = findImage(world, account.id, hash)
  if (!kept) throw invalidAd({ title: 'Image is gone', says: 'The picture could not be kept.', blame: 'bytes' })
  return { hash, url: imageLink(world, kept), name: kept.name, width: kept.width, height: kept.height }
}

/** Under which the feeds' pages show it, like any other picture. */
export const imageKey = ({ accountId, hash }: Pick<ImageRow, 'accountId' | 'hash'>) => `ad.${accountId}.${hash}`

export const imageLink = (world: World, image: Pick<ImageRow, 'accountId' | 'hash'>) =>
  `${world.baseUrl}/media/${imageKey(image)}.jpg`

/** An image that a creative names; refused where the account has none of that hash. The number is a recollection. */
export function imageFor(world: World, accountId: string, hash: string, blame: string): ImageRow {
  const image = findImage(world, accountId, hash)
  if (image) return image
  throw invalidAd({
    subcode: 1487472,
    title: 'Image not found',
    says: 'The picture isn’t in the ad account’s library. Upload it again.',
    blame,
  })
}

/** `DELETE /act_X/adimages?hash=`; what is used stays, as creatives would lose it. Recollection. */
export function removeImage(call: Call, account: AdAccount, params: Params): void {
  requireToAdvertise(call)
  const hash = textOf(params, 'hash')
  if (!hash) throw lacking('hash')
  imageFor(call.world, account.id, hash, 'hash')
  if (creativesOf(call.world, account.id, hash).length > 0) {
    throw invalidAd({ title: 'Image is in use', says: 'The picture is used by an ad creative.', blame: 'hash' })
  }
  statement<[string, string], unknown>(call.world, 'delete from adImages where accountId = ? and hash = ?').run(
    account.id,
    hash,
  )
}

/** The creatives that show it. */
export const creativesOf = (world: World, accountId: string, hash: string) =>
  statement<[string, string], { id: string }>(
    world,
    'select id from adCreatives where accountId = ? and deletedAt is null and instr(spec, ?) > 0 order by id',
  )
    .all(accountId, hash)
    .map(({ id }) => id)

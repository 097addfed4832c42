import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sharp, { type OverlayOptions, type Sharp } from 'sharp'
import { drawn } from './picturesDrawn.ts'
import type { Placed } from './picturesLayout.ts'

/** Pixels as they come, four bytes each, so that nothing is packed and unpacked between two steps. */
interface Pixels {
  data: Buffer
  width: number
  height: number
}

/** The same thing in the same size and hue, met several times in one picture. */
export type Prepared = Map<string, Promise<Pixels>>

const emojiFolder = join(
  dirname(createRequire(import.meta.url).resolve('@lobehub/fluent-emoji-3d/package.json')),
  'assets',
)

/** Where an emoji lies, by its code point in lower-case hexadecimal. */
export const emojiFile = (codePoint: string) => join(emojiFolder, `${codePoint}.webp`)

/** An object in its place, over its soft shadow where it lies. */
export async function layersOf(object: Placed, prepared: Prepared): Promise<OverlayOptions[]> {
  const { x, y, tilt, isLying } = object
  const edge = Math.max(8, Math.round(object.size))
  const body = await preparedBody(object, edge, prepared)
  const turned = tilt ? await pixelsOf(imageOf(body).rotate(tilt, { background: '#0000' })) : body
  const middle = isLying ? edge / 2 : turned.height / 2
  const place = { left: Math.round(x - turned.width / 2), top: Math.round(y - middle - turned.height / 2) }
  if (!isLying) return [layer(turned, place)]

  const shadow = imageOf(turned)
    .linear([0, 0, 0, 0.32], [50, 28, 12, 0])
    .blur(Math.max(0.5, edge * 0.03))
  const aside = { left: place.left + Math.round(edge * 0.03), top: place.top + Math.round(edge * 0.05) }
  return [layer(await pixelsOf(shadow), aside), layer(turned, place)]
}

function preparedBody({ name, hue }: Placed, edge: number, prepared: Prepared): Promise<Pixels> {
  const key = `${name} ${hue} ${edge}`
  const known = prepared.get(key) ?? bodyOf(name, hue, edge)
  prepared.set(key, known)
  return known
}

async function bodyOf(name: string, hue: number, edge: number): Promise<Pixels> {
  const drawing = drawn[name]?.()
  const source = drawing ? sharp(Buffer.from(drawing), { density: 144 }) : sharp(await readFile(emojiFile(name)))
  // Trimmed first, so that a thing stands on its own foot and not on the empty rim of its picture.
  const fitted = source.ensureAlpha().trim({ background: '#0000' }).resize(edge, edge, { fit: 'inside' })
  return pixelsOf(hue ? fitted.modulate({ hue }) : fitted)
}

async function pixelsOf(image: Sharp): Promise<Pixels> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

const imageOf = ({ data, width, height }: Pixels) => sharp(data, { raw: { width, height, channels: 4 } })

const layer = ({ data, width, height }: Pixels, place: { left: number; top: number }): OverlayOptions => ({
  input: data,
  raw: { width, height, channels: 4 },
  ...place,
})

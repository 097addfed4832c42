import sharp, { type Sharp } from 'sharp'

/** A part of a picture, in pixels. */
export interface Part {
  left: number
  top: number
  width: number
  height: number
}

export type Order =
  /** A picture as it came, made safe: upright, in sRGB, without metadata, at most `side` pixels a side. */
  | { what: 'develop'; bytes: Uint8Array; mostPixels: number; side: number }
  /** One of ours, or a part of it, `width` pixels wide and never larger than it is. */
  | { what: 'print'; bytes: Uint8Array; part: Part | null; width: number }

export type Made =
  | { type: 'image/jpeg' | 'image/png'; bytes: Uint8Array; width: number; height: number }
  | { refused: 'broken' }
  | { refused: 'too_many_pixels'; width: number; height: number }

export async function make(order: Order): Promise<Made> {
  try {
    return order.what === 'develop' ? await develop(order) : await print(order)
  } catch {
    return { refused: 'broken' }
  }
}

async function develop({ bytes, mostPixels, side }: Order & { what: 'develop' }): Promise<Made> {
  // Its head alone is read before anything is unpacked.
  const { width, height, hasAlpha } = await sharp(bytes, { limitInputPixels: false }).metadata()
  if (width * height > mostPixels) return { refused: 'too_many_pixels', width, height }
  const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'truncated' })
  const transparent = hasAlpha && !(await picture.clone().stats()).isOpaque
  const upright = picture
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
  return transparent ? asPng(upright) : asJpeg(upright.removeAlpha())
}

async function print({ bytes, part, width }: Order & { what: 'print' }): Promise<Made> {
  const picture = sharp(bytes, { failOn: 'truncated' })
  const { format } = await picture.metadata()
  const cut = part ? picture.extract(part) : picture
  const sized = cut.resize({ width, withoutEnlargement: true })
  return format === 'png' ? asPng(sized) : asJpeg(sized)
}

const asPng = (picture: Sharp) => made('image/png', picture.png())
const asJpeg = (picture: Sharp) => made('image/jpeg', picture.jpeg({ quality: 90 }))

async function made(type: 'image/jpeg' | 'image/png', picture: Sharp): Promise<Made> {
  const { data, info } = await picture.toBuffer({ resolveWithObject: true })
  return { type, bytes: data, width: info.width, height: info.height }
}

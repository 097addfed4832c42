import type { Crop } from '../contract/campaignContent.ts'
import { aspectOf, type Ratio } from '../contract/placements.ts'
import type { TeamContext } from '../http/context.ts'
import type { Part } from './developing.ts'
import { imageRow, printOf } from './images.ts'

/** Ads are shown 1,080 pixels wide; a third more is enough for every screen. */
const mostWidth = 1440

/**
 * A picture cut to a ratio: the part that somebody chose, or the middle. At least 1,080 pixels wide where the original has
 * them, at most 1,440. The same again is the same bytes. Throws `not_found` for one that is not the team's.
 */
export async function renditionOf(
  context: TeamContext,
  imageId: string,
  ratio: Ratio,
  crop: Crop | null,
): Promise<{ name: string; bytes: Buffer }> {
  const image = await imageRow(context, imageId)
  const part = partOf(image, ratio, crop)
  const { type, bytes } = await printOf(context, imageId, {
    variant: crop ? `${ratio} ${[crop.x, crop.y, crop.width, crop.height].map(short).join(',')}` : ratio,
    part,
    width: Math.min(part.width, mostWidth),
  })
  const name = image.name.replace(/\.(?:jpe?g|png|webp)$/i, '')
  return { name: `${name} ${ratio.replace(':', 'x')}.${type === 'image/png' ? 'png' : 'jpg'}`, bytes }
}

const short = (share: number) => Number(share.toFixed(4))

/** The largest part of the ratio in the middle of what was chosen, in whole pixels inside the picture. */
function partOf(image: { width: number; height: number }, ratio: Ratio, crop: Crop | null): Part {
  const chosen = crop ?? { x: 0, y: 0, width: 1, height: 1 }
  const inside = (at: number, size: number) => Math.min(Math.max(Math.round(at * size), 0), size - 1)
  const left = inside(chosen.x, image.width)
  const top = inside(chosen.y, image.height)
  const wide = Math.min(Math.max(Math.round(chosen.width * image.width), 1), image.width - left)
  const high = Math.min(Math.max(Math.round(chosen.height * image.height), 1), image.height - top)
  const aspect = aspectOf[ratio]
  const width = Math.max(Math.min(wide, Math.round(high * aspect)), 1)
  const height = Math.max(Math.min(high, Math.round(width / aspect)), 1)
  return {
    left: left + Math.floor((wide - width) / 2),
    top: top + Math.floor((high - height) / 2),
    width,
    height,
  }
}

import type { Crop } from '../../server/contract/campaignContent.ts'
import { aspectOf, type Ratio } from '../../server/contract/placements.ts'

/** A picture as it can be drawn; its size is in pixels. */
export interface Shown {
  url: string
  width: number
  height: number
}

/** The largest part of a picture that has a ratio: how much of its width and height that is. */
export function largestIn({ width, height }: Pick<Shown, 'width' | 'height'>, ratio: Ratio) {
  const aspect = width / Math.max(1, height)
  const wanted = aspectOf[ratio]
  return aspect > wanted ? { width: wanted / aspect, height: 1 } : { width: 1, height: aspect / wanted }
}

/** The middle of a picture in a ratio: what is shown unless somebody chooses. */
export function middleOf(picture: Pick<Shown, 'width' | 'height'>, ratio: Ratio): Crop {
  const { width, height } = largestIn(picture, ratio)
  return { x: (1 - width) / 2, y: (1 - height) / 2, width, height }
}

/** The crop at another size, from 1 (as large as it can be) up, around its own middle and within the picture. */
export function zoomed(picture: Pick<Shown, 'width' | 'height'>, ratio: Ratio, crop: Crop, zoom: number): Crop {
  const most = largestIn(picture, ratio)
  const [width, height] = [most.width / zoom, most.height / zoom]
  const middle = { x: crop.x + crop.width / 2, y: crop.y + crop.height / 2 }
  return within({ x: middle.x - width / 2, y: middle.y - height / 2, width, height })
}

/** Moved by shares of the picture, never over its edge. */
export const moved = (crop: Crop, x: number, y: number): Crop => within({ ...crop, x: crop.x + x, y: crop.y + y })

const within = ({ x, y, width, height }: Crop): Crop => ({
  x: Math.min(Math.max(0, x), 1 - width),
  y: Math.min(Math.max(0, y), 1 - height),
  width,
  height,
})

/** A picture's address at a smaller width; what is not on this server stays as it is. */
export const sized = (url: string, width: 160 | 320 | 640 | 1080) =>
  url.startsWith('/') ? `${url}${url.includes('?') ? '&' : '?'}width=${width}` : url

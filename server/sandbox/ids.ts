import type { World } from './world.ts'

/** Every id is decimal text of the length and the first digits that the platform gives that kind of thing. */
export const newId = {
  facebookPost: (world: World, pageId: string) => `${pageId}_1221${nextNumber(world)}`,
  facebookComment: (world: World, postId: string) => `${postId.split('_')[1]}_10${nextNumber(world)}`,
  instagramMedia: (world: World) => `179${nextNumber(world)}`,
  instagramComment: (world: World) => `180${nextNumber(world)}`,
  /** A campaign, an ad set, a creative or an ad. */
  adThing: (world: World) => `1202${nextNumber(world)}`,
}

const lastNumbers = new WeakMap<World, number>()
const epoch = Date.UTC(2020, 0)

/** 14 digits that only grow, so that what was written within one millisecond keeps its order in every list. */
function nextNumber(world: World): string {
  const number = Math.max((world.now().getTime() - epoch) * 100, (lastNumbers.get(world) ?? 0) + 1)
  lastNumbers.set(world, number)
  return String(number).padStart(14, '0')
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Opaque text as in tokens, codes and trace ids. */
export function newText(world: World, length: number): string {
  return Array.from({ length }, () => letters[Math.floor(world.random() * letters.length)]).join('')
}

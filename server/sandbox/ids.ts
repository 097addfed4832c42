import type { World } from './world.ts'

const digits = (world: World, count: number) =>
  Array.from({ length: count }, () => Math.floor(world.random() * 10)).join('')

/** Every id is decimal text of the length and the first digits that the platform gives that kind of thing. */
export const newId = {
  facebookPost: (world: World, pageId: string) => `${pageId}_1221${digits(world, 14)}`,
  facebookComment: (world: World, postId: string) => `${postId.split('_')[1]}_1${digits(world, 15)}`,
  instagramMedia: (world: World) => `179${digits(world, 14)}`,
  instagramComment: (world: World) => `180${digits(world, 14)}`,
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Opaque text as in tokens, codes and trace ids. */
export function newText(world: World, length: number): string {
  return Array.from({ length }, () => letters[Math.floor(world.random() * letters.length)]).join('')
}

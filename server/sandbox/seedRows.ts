import type { Business } from './cast.ts'
import { digitsOf } from './seedChance.ts'
import type { Goods } from './textsSlots.ts'

export interface SeedPost {
  id: string
  network: 'facebook' | 'instagram'
  accountId: string
  message: string
  picture: string | null
  ratio: string
  kind: string
  createdAt: string
  goods: Goods
}

export interface SeedComment {
  id: string
  network: 'facebook' | 'instagram'
  postId: string
  parentId: string | null
  authorId: string
  message: string
  createdAt: string
  editedAt: string | null
  hiddenAt: string | null
  /** Praise, a complaint, ...: what it is, which the platform does not know. */
  kind: string
}

export interface SeedLike {
  targetId: string
  actorId: string
  createdAt: string
}

export function commentIdOf(business: Business, post: SeedPost, name: string): string {
  const full = `${business.key}/${post.network}/${post.picture ?? post.goods.item}/${name}`
  if (post.network === 'instagram') return `${digitsOf(`${full}?`, 1) < '5' ? '178' : '180'}${digitsOf(full, 14)}`
  return `${post.id.split('_')[1]}_1${digitsOf(full, 15)}`
}

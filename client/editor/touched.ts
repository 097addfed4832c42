import type { CampaignContent } from '../../server/contract/campaignContent.ts'
import { same } from '../ui/same.ts'

/** The paths at which two contents differ: `budget.amount`, `creatives.0.text`. */
export const changedPaths = (before: CampaignContent, after: CampaignContent): string[] => pathsIn(before, after, '')

function pathsIn(before: unknown, after: unknown, at: string): string[] {
  if (same(before, after)) return []
  // A list is one field, but for that of the creatives.
  if (!isBranch(before, at) || !isBranch(after, at)) return [at]
  const was = new Map(Object.entries(before))
  const is = new Map(Object.entries(after))
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) =>
    pathsIn(was.get(key), is.get(key), at ? `${at}.${key}` : key),
  )
}

const isBranch = (value: unknown, at: string): value is object =>
  typeof value === 'object' && value !== null && (!Array.isArray(value) || at === 'creatives')

/** Whether one of two paths lies within the other. */
export const isAt = (one: string, other: string) =>
  `${one}.`.startsWith(`${other}.`) || `${other}.`.startsWith(`${one}.`)

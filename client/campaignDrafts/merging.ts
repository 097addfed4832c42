import type { CampaignContent } from '../../server/contract/campaignContent.ts'
import { type ContentField, contentFields, differencesOf } from './contentFields.ts'

export interface Merge {
  /** Mine, with what only they have changed. */
  content: CampaignContent
  /** What only they have changed. */
  taken: ContentField[]
  /** What both have changed, and not to the same. */
  disputed: ContentField[]
}

/** Brings two contents together that were both made from `base`. */
export function merge(base: CampaignContent, mine: CampaignContent, theirs: CampaignContent): Merge {
  const byMe = differencesOf(base, mine)
  // What they left as it was is mine to change.
  const open = differencesOf(mine, theirs).filter((field) => meets(field, differencesOf(base, theirs)))
  const taken = open.filter((field) => !meets(field, byMe))
  const content = taken.reduce((into, field) => field.take(into, theirs), mine)
  return { content, taken, disputed: open.filter((field) => meets(field, byMe)) }
}

/** Whoever takes a creative away, or adds one, disputes what the other writes into it. */
const meets = ({ key }: ContentField, among: ContentField[]) =>
  among.some((one) => key === one.key || isWithin(one.key, key) || isWithin(key, one.key))

const isWithin = (inner: string, outer: string) => inner.startsWith(`${outer}.`)

/** Mine with the chosen fields as they are in theirs, in the order in which fields build upon each other. */
export const takeFields = (mine: CampaignContent, theirs: CampaignContent, keys: string[]): CampaignContent =>
  contentFields.filter(({ key }) => keys.includes(key)).reduce((into, field) => field.take(into, theirs), mine)

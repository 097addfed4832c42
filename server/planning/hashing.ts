import { createHash } from 'node:crypto'
import { markPattern } from '../keeping/marks.ts'

/** JSON in which equal things are equal text: the names of every object in one order. */
export const canonical = (value: unknown): string => JSON.stringify(ordered(value))

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(
    entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, inner]) => [key, ordered(inner)]),
  )
}

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * The mark by which a thing is found again out there when an answer was lost. The same for the same step of the same launch of a
 * campaign, so that the plan can show it before there is a launch.
 */
export const markOf = (campaignId: string, launchNumber: number, position: number) =>
  `[op:${sha256(`${campaignId} ${launchNumber} ${position}`).slice(0, 8)}]`

/** How long a name may be out there, in characters (reference 7.1). */
const longest = { campaign: 400, ad_set: 400, creative: 100, ad: 400, image: 100 }

/** The name with its mark, shortened in front of it. */
export function markedName(what: keyof typeof longest, name: string, mark: string) {
  const room = longest[what] - mark.length - 1
  const characters = [...name]
  let length = 0
  const kept = characters.filter((character) => {
    length += character.length
    return length <= room
  })
  return `${kept.join('')} ${mark}`
}

/** The mark that a name ends with; null for a name without one. */
export const markIn = (name: string) => markPattern.exec(name)?.[0].trim() ?? null

import { marksIn, type Phrase } from './phrases.ts'
import type { Excerpt } from './search.ts'

/** How many characters an excerpt has at most, and how many of them before what was looked for. */
interface Room {
  longest: number
  lead: number
}

const someLines: Room = { longest: 240, lead: 60 }
export const oneLine: Room = { longest: 60, lead: 20 }

/** The part of a text around the first place where one of the phrases stands, with its marks. */
export function excerptAround(text: string, phrases: Phrase[], { longest, lead } = someLines): Excerpt {
  const marks = marksIn(text, phrases)
  if (text.length <= longest) return { text, marks }

  const first = marks[0]?.[0] ?? 0
  const from = first + lead <= longest ? 0 : whole(text, Math.min(first - lead, text.length - longest + 2))
  const to = whole(text, from + longest - 2)
  const before = from > 0 ? '…' : ''
  const by = before.length - from
  return {
    text: before + text.slice(from, to) + (to < text.length ? '…' : ''),
    marks: marks
      .filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]): [number, number] => [start + by, end + by]),
  }
}

/** No character is cut in two. */
const whole = (text: string, at: number) => (/[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at)

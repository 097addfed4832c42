import { GraphError } from './graphError.ts'

/** One thing asked of a node: `comments.limit(5).order(chronological){id,message}`. */
export interface Ask {
  name: string
  /** What stands in brackets behind each dot. */
  args: Record<string, string>
  inner?: Ask[]
  /** The inner list as it was written, to be carried on in links to further pages. */
  innerText?: string
}

/** Reads a `fields` parameter (reference 2), however deep it goes. Throws 2500 where it is not well formed. */
export function parseFields(text: string): Ask[] {
  const cursor = { text, at: 0 }
  const asks = readList(cursor)
  if (cursor.at < text.length) throw malformed(cursor)
  return asks
}

interface Cursor {
  text: string
  at: number
}

function readList(cursor: Cursor): Ask[] {
  const asks: Ask[] = []
  do {
    const ask = readAsk(cursor)
    if (ask) asks.push(ask)
  } while (take(cursor, ','))
  return asks
}

function readAsk(cursor: Cursor): Ask | undefined {
  const name = readWord(cursor)
  // An empty list and a comma too many are forgiven.
  if (!name) return undefined
  const ask: Ask = { name, args: {} }
  while (take(cursor, '.')) {
    const argument = readWord(cursor)
    if (!argument) throw malformed(cursor)
    ask.args[argument] = readBrackets(cursor)
  }
  if (take(cursor, '{')) {
    const from = cursor.at
    ask.inner = readList(cursor)
    ask.innerText = cursor.text.slice(from, cursor.at)
    if (!take(cursor, '}')) throw malformed(cursor)
  }
  return ask
}

function readWord(cursor: Cursor): string {
  skipSpace(cursor)
  const [word = ''] = /^\w*/.exec(cursor.text.slice(cursor.at)) ?? []
  cursor.at += word.length
  return word
}

function readBrackets(cursor: Cursor): string {
  if (!take(cursor, '(')) throw malformed(cursor)
  const from = cursor.at
  for (let depth = 1; cursor.at < cursor.text.length; cursor.at += 1) {
    if (cursor.text[cursor.at] === '(') depth += 1
    if (cursor.text[cursor.at] === ')') depth -= 1
    if (depth === 0) {
      cursor.at += 1
      return cursor.text.slice(from, cursor.at - 1)
    }
  }
  throw malformed(cursor)
}

function take(cursor: Cursor, sign: string): boolean {
  skipSpace(cursor)
  if (cursor.text[cursor.at] !== sign) return false
  cursor.at += 1
  return true
}

function skipSpace(cursor: Cursor) {
  while (/\s/.test(cursor.text[cursor.at] ?? '')) cursor.at += 1
}

const malformed = ({ text, at }: Cursor) =>
  new GraphError({
    code: 2500,
    message: `Syntax error "Expected end of string instead of "${text[at] ?? ''}"." at character ${at}: ${text}`,
  })

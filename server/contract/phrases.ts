import { longestWord, stretchesOf, type Word, wordsOf } from './words.ts'

/** Words that have to stand one after the other; of the last one its beginning is enough when `prefix` says so. */
export interface Phrase {
  words: string[]
  prefix: boolean
}

/** Where something that was looked for stands in a text: from, and up to but without, in UTF-16 code units. */
export type Mark = [start: number, end: number]

/** More than anybody types; of a whole comment that is pasted, its beginning is looked for. */
const mostWords = 48

/**
 * What somebody typed, as phrases all of which have to be found. What stands between quotes, or between two spaces, is
 * one phrase; the last word may go on, unless a quote ends it. Nothing in it is syntax, so nothing can be wrong with it.
 */
export function phrasesOf(typed: string): Phrase[] {
  const phrases: Phrase[] = []
  let left = mostWords
  const chunks = [...typed.matchAll(/["“„”«»]([^"“„”«»]*)(?:["“„”«»]|$)|[^\s"“„”«»]+/g)]
  chunks.forEach(({ 0: chunk, 1: quoted, index }, at) => {
    const isLast = at === chunks.length - 1 && (quoted === undefined || index + 1 + quoted.length === typed.length)
    const phrase = phraseOf(wordsOf(quoted ?? chunk).slice(0, left), isLast)
    if (!phrase) return
    left -= phrase.words.length
    phrases.push(phrase)
  })
  return phrases
}

/** A run of characters without spaces is its pairs; the tail says only where it ended, which is not asked. */
function phraseOf(words: Word[], mayGoOn: boolean): Phrase | null {
  const last = words.at(-1)
  if (!last) return null
  const endsRun = last.kind === 'tail' && words.at(-2)?.kind === 'pair' && words.at(-2)?.end === last.end
  if (endsRun) return { words: words.slice(0, -1).map(({ text }) => text), prefix: false }
  const prefix = last.kind === 'tail' || (mayGoOn && last.kind === 'word')
  return { words: words.map(({ text }) => text), prefix }
}

/** Every place in a text where one of the phrases stands, in order and without overlaps. */
export function marksIn(text: string, phrases: Phrase[]): Mark[] {
  if (!phrases.every(isOneWord)) return joined(marksAmong(wordsOf(text), phrases))
  const found = stretchesOf(text).flatMap(({ text, start, isPlain }) => {
    const marks = isPlain ? phrases.flatMap((phrase) => plainMarksIn(text, phrase)) : marksAmong(wordsOf(text), phrases)
    return marks.map(([from, to]): Mark => [start + from, start + to])
  })
  return joined(found)
}

function marksAmong(words: Word[], phrases: Phrase[]): Mark[] {
  const found: Mark[] = []
  for (const phrase of phrases)
    for (let at = 0; at + phrase.words.length <= words.length; at += 1) {
      const mark = markAt(words, at, phrase)
      if (mark) found.push(mark)
    }
  return found
}

/** A word that is whole, and not one of which nothing is left once its accents are taken off. */
const isOneWord = ({ words: [word, ...more] }: Phrase) =>
  more.length === 0 && word !== undefined && word !== '' && word.length < longestWord

/** The same for one word in plain text, which need not be cut into words for it: most are looked through in vain. */
function plainMarksIn(text: string, { words: [wanted = ''], prefix }: Phrase): Mark[] {
  const found: Mark[] = []
  const small = text.toLowerCase()
  for (let at = small.indexOf(wanted); at >= 0; at = small.indexOf(wanted, at + 1)) {
    if (isOfWord(small.charCodeAt(at - 1))) continue
    let end = at + wanted.length
    if (prefix) while (isOfWord(small.charCodeAt(end))) end += 1
    if (!isOfWord(small.charCodeAt(end))) found.push([at, end])
  }
  return found
}

/** A digit or a small letter of ASCII; what lies outside of a text is neither. */
const isOfWord = (code: number) => (code >= 48 && code <= 57) || (code >= 97 && code <= 122)

function markAt(words: Word[], at: number, { words: wanted, prefix }: Phrase): Mark | null {
  const first = words[at]
  const last = words[at + wanted.length - 1]
  if (!first || !last) return null
  const fits = wanted.every((text, by) => {
    const there = words[at + by]?.text
    return by === wanted.length - 1 && prefix ? there?.startsWith(text) : there === text
  })
  if (!fits) return null
  // Of a pair that was found by its first character, only that one was looked for.
  const half = prefix && last.kind === 'pair' ? words[at + wanted.length]?.start : undefined
  return [first.start, half ?? last.end]
}

function joined(marks: Mark[]): Mark[] {
  const apart: Mark[] = []
  for (const [start, end] of marks.toSorted(([one], [other]) => one - other)) {
    const before = apart.at(-1)
    if (before && start <= before[1]) before[1] = Math.max(before[1], end)
    else apart.push([start, end])
  }
  return apart
}

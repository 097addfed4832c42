/** One word of a text, as the index keeps it, and where it stands: offsets in UTF-16 code units. */
export interface Word {
  text: string
  start: number
  end: number
  /**
   * `word` stands between spaces. Scripts that put none are cut into overlapping `pair`s of characters, and the last
   * character of such a run follows as a `tail`, so that every character begins something. An emoji is a `sign`.
   */
  kind: 'word' | 'pair' | 'tail' | 'sign'
}

/** Long enough for every word of a language, and short enough for every index. */
export const longestWord = 64

const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー々〆ｰﾞﾟ\\u3099\\u309A'
const tone = '\\u{1F3FB}-\\u{1F3FF}'
const picture = `(?:(?![${tone}])\\p{Extended_Pictographic}|[${tone}])[\\uFE0E\\uFE0F${tone}\\u{E0020}-\\u{E007F}]*`
const pieces = new RegExp(
  [
    `([${unspaced}]+)`,
    `((?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+)`,
    `(?:\\p{RI}\\p{RI}|${picture}(?:\\u200D${picture})*)`,
  ].join('|'),
  'gu',
)

/** The words of a text in their order. What is looked for and what is looked through are cut by this alone. */
export const wordsOf = (text: string): Word[] =>
  stretchesOf(text).flatMap(({ text, start, isPlain }) =>
    isPlain ? plainWordsOf(text, start) : anyWordsOf(text, start),
  )

/** A part of a text that begins behind a space and ends before one, so that no word goes beyond it. */
export interface Stretch {
  text: string
  start: number
  /** Whether nothing but ASCII is in it. */
  isPlain: boolean
}

/** A whole text, cut where words of ASCII and others take turns: most have an emoji at most, and few words of its kind. */
export function stretchesOf(text: string): Stretch[] {
  const stretches: Stretch[] = []
  let start = 0
  const add = (end: number, isPlain: boolean) => {
    if (end > start) stretches.push({ text: text.slice(start, end), start, isPlain })
    start = end
  }
  for (const { 0: others, index } of text.matchAll(/[^\0-\x7F](?:[^ ]| [^\0-\x7F])*/g)) {
    add(text.lastIndexOf(' ', index) + 1, true)
    add(index + others.length, false)
  }
  add(text.length, true)
  return stretches
}

function anyWordsOf(text: string, offset: number): Word[] {
  const words: Word[] = []
  for (const { 0: piece, 1: run, 2: word, index } of text.matchAll(pieces)) {
    const start = offset + index
    if (run) words.push(...pairsOf(piece, start))
    else {
      const kind = word ? 'word' : 'sign'
      const folded = word ? fold(piece) : piece.replaceAll(decoration, '') || piece
      if (folded) words.push({ text: folded, start, end: start + piece.length, kind })
    }
  }
  return words
}

/** The same where all is ASCII, as most words are: asking for every character what script it is of takes five times as long. */
function plainWordsOf(text: string, offset: number): Word[] {
  const words: Word[] = []
  for (const { 0: piece, index } of text.matchAll(/[a-z0-9]+/gi)) {
    const start = offset + index
    words.push({ text: piece.toLowerCase().slice(0, longestWord), start, end: start + piece.length, kind: 'word' })
  }
  return words
}

const decoration = new RegExp(`[\\uFE0E\\uFE0F${tone}]`, 'gu')

function pairsOf(run: string, offset: number): Word[] {
  const characters = [...run.matchAll(/.[\u3099\u309A\uFF9E\uFF9F]?/gsu)].map(({ 0: character, index }) => ({
    text: fold(character),
    start: offset + index,
    end: offset + index + character.length,
  }))
  return characters.map((character, at) => {
    const next = characters[at + 1]
    if (!next) return { ...character, kind: 'tail' }
    return { text: character.text + next.text, start: character.start, end: next.end, kind: 'pair' }
  })
}

/** Accents, vowel points and the stretching of Arabic: what people leave out when they type. */
const leftOut =
  /[\u0300-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED]|\u20E3|[\uFE00-\uFE0F]/gu

/** Letters that Unicode does not take apart, and that are written either way. */
const alike: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
}
const alikes = new RegExp(`[${Object.keys(alike).join('')}]`, 'gu')

function fold(piece: string) {
  const letters = /^[a-z0-9]+$/i.test(piece) ? piece.toLowerCase() : foldLetters(piece)
  return letters.slice(0, longestWord).replace(/[\uD800-\uDBFF]$/, '')
}

function foldLetters(piece: string) {
  const bare = piece.normalize('NFKD').toLowerCase().normalize('NFKD').replaceAll(leftOut, '').normalize('NFC')
  return bare.replaceAll(alikes, (letter) => alike[letter] ?? letter).replaceAll(/[^\p{L}\p{N}\p{M}]/gu, '')
}

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
export function wordsOf(text: string): Word[] {
  if (isPlain(text)) return plainWordsOf(text)
  const words: Word[] = []
  for (const { 0: piece, 1: run, 2: word, index } of text.matchAll(pieces)) {
    if (run) words.push(...pairsOf(piece, index))
    else {
      const kind = word ? 'word' : 'sign'
      const folded = word ? fold(piece) : piece.replaceAll(decoration, '') || piece
      if (folded) words.push({ text: folded, start: index, end: index + piece.length, kind })
    }
  }
  return words
}

/** Whether nothing but ASCII is in it. */
export const isPlain = (text: string) => /^[\0-\x7F]*$/.test(text)

/** The same where all is ASCII, as most words are: asking for every character what script it is of takes five times as long. */
function plainWordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const { 0: piece, index } of text.matchAll(/[a-z0-9]+/gi)) {
    const end = index + piece.length
    words.push({ text: piece.toLowerCase().slice(0, longestWord), start: index, end, kind: 'word' })
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

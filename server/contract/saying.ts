import { type Word, wordsOf } from './words.ts'

/** The words of a phrase that is looked for. The last character of a run without spaces says nothing that its pairs do not. */
export function phraseOf(text: string): Word[] {
  const words = wordsOf(text)
  return words.filter(({ kind }, at) => kind !== 'tail' || words[at - 1]?.kind !== 'pair')
}

/** Whether the words of a phrase stand in a text, next to each other and in this order, whatever their case and accents. */
export function isIn(words: Word[], phrase: Word[], part: boolean): boolean {
  if (phrase.length === 0) return false
  const said = words.filter(
    ({ kind }, at) => kind !== 'tail' || words[at - 1]?.kind !== 'pair' || phrase[0]?.kind === 'tail',
  )
  const last = phrase.length - 1
  return said.some((_, start) =>
    phrase.every((word, offset) => {
      const found = said[start + offset]
      if (!found) return false
      if (word.kind === 'tail') return found.text.startsWith(word.text)
      if (!part || found.kind !== 'word') return found.text === word.text
      if (last === 0) return found.text.includes(word.text)
      if (offset === 0) return found.text.endsWith(word.text)
      return offset === last ? found.text.startsWith(word.text) : found.text === word.text
    }),
  )
}

const link =
  /(?:https?:\/\/|www\.)\S|(?:^|[\s(])[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.(?:com|net|org|info|biz|shop|store|xyz|top|site|online|club|link|click|live|me|io|co|tk|ru|de|fr|uk|es|it|nl|eu|us)(?![\p{L}\p{N}])/iu

/** Whether somebody who reads the text could follow it somewhere. */
export const hasLink = (text: string) => link.test(text)

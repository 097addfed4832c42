import fc from 'fast-check'
import { expect, test } from 'vitest'
import { marksIn, phrasesOf } from '../../server/contract/phrases.ts'
import { wordsOf } from '../../server/contract/words.ts'
import { beginningOf } from '../../server/keeping/excerpts.ts'

const letters = (most: number) => fc.string({ unit: fc.constantFrom(...'aAbB1 .-_"'), maxLength: most })

/** With a space that is not ASCII, so that the whole text is cut as other scripts are. */
const withWideSpaces = (text: string) => text.replaceAll(' ', '\u3000')

test('a text has the same words whether or not those of ASCII are cut in the short way', () => {
  const some = fc.constantFrom(
    ' ',
    'a',
    'bc',
    '1',
    '.',
    '\n',
    'é',
    'e\u0301',
    '👩🏽\u200D🍳',
    '日本',
    'شكرا',
    '\u0640',
    '🇩🇪',
  )
  fc.assert(
    fc.property(fc.array(some), (pieces) => {
      const text = pieces.join('')
      expect(wordsOf(text)).toEqual(wordsOf(withWideSpaces(text)))
    }),
    { numRuns: 2000 },
  )
})

test('a word is marked at the same places whether or not a text has letters beyond ASCII', () => {
  fc.assert(
    fc.property(letters(60), letters(4), (text, typed) => {
      const phrases = phrasesOf(typed)
      expect(marksIn(text, phrases)).toEqual(marksIn(withWideSpaces(text), phrases))
    }),
    { numRuns: 2000 },
  )
})

test('a word of which nothing is left is looked for without an end of its own', () => {
  expect(marksIn('plain text', [{ words: [''], prefix: true }])).toEqual(
    marksIn('plain text é', [{ words: [''], prefix: true }]).slice(0, 2),
  )
  expect(marksIn('plain text', [{ words: [''], prefix: false }])).toEqual([])
})

test('the beginning of a text is as long as it may be, and cuts no character in two', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '🥐', '\uD83E') })
  fc.assert(
    fc.property(text, fc.integer({ min: 0, max: 12 }), (given, most) => {
      const whole = given.toWellFormed()
      expect(beginningOf(whole, most)).toBe([...whole].slice(0, most).join(''))
    }),
  )
})

import { beforeAll, describe, expect, test } from 'vitest'
import { RuleWhen } from '../../server/contract/ruleParts.ts'
import { readyLanguages } from '../../server/keeping/languages.ts'
import { matcherOf } from '../../server/rules/matching.ts'
import type { Remark } from '../../server/rules/remarks.ts'

const remark: Remark = {
  id: 'c1',
  threadId: 'c1',
  postId: 'p1',
  pairId: 'bakery',
  network: 'facebook',
  authorId: 'tom',
  authorName: 'Tom Becker',
  message: 'Is there any rye left?',
  messageAsOf: '2026-11-25T10:00:00.000Z',
  createdAt: '2026-11-25T10:00:00.000Z',
  hiddenAt: null,
  deletedAt: null,
  adId: null,
  postMessage: 'Fresh rye',
  isFirst: false,
}

type When = Parameters<typeof RuleWhen.parse>[0] & object

const isAbout = (when: When, of: Partial<Remark> = {}, networks: Remark['network'][] = ['facebook', 'instagram']) =>
  matcherOf({ networks, when: RuleWhen.parse(when) }, 'Europe/Berlin')({ ...remark, ...of })

const on = { adId: 'ad1' }
const weekdays = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }
const night = { days: [3], from: '22:00', to: '06:00' }

describe('a rule is about a comment', () => {
  beforeAll(() => readyLanguages())

  test.each<[what: string, when: When, yes: Partial<Remark>, no: Partial<Remark>]>([
    ['on a post', { place: 'posts' }, {}, on],
    ['on an ad', { place: 'ads' }, on, {}],
    ['on a chosen post', { place: 'chosen', postIds: ['p1'] }, {}, { postId: 'p2' }],
    ['on a chosen ad', { place: 'chosen', postIds: ['ad1'] }, { ...on, postId: 'p2' }, { postId: 'p2' }],
    ['with any of some words', { any: ['bread', 'rye'] }, {}, { message: 'Any cake?' }],
    ['with each of some words', { all: ['any', 'rye'] }, {}, { message: 'No rye?' }],
    ['with none of some words', { none: ['cake'] }, {}, { message: 'Any CAKE?' }],
    [
      'whatever the case and the accents',
      { any: ['creme brulee'] },
      { message: 'CRÈME brûlée!' },
      { message: 'creme' },
    ],
    ['with a phrase in its order', { any: ['rye left'] }, {}, { message: 'left rye' }],
    ['with whole words', { any: ['rye'] }, {}, { message: 'Ryegrass' }],
    ['with parts of words', { any: ['ryeg'], part: true }, { message: 'Is it ryegrass?' }, {}],
    ['in a script without spaces', { any: ['寿司'] }, { message: 'お寿司ですか' }, { message: 'お寿ですか' }],
    ['with an emoji', { any: ['🥐'] }, { message: 'Yes 🥐' }, {}],
    ['that a pattern matches', { pattern: 'r[xy]e\\b' }, { message: 'RYE' }, { message: 'ryes' }],
    ['by somebody', { authors: ['@tom becker'] }, {}, { authorName: 'Ana', authorId: 'ana' }],
    ['by nobody of some', { notAuthors: ['tom'] }, { authorId: 'ana' }, {}],
    ['that is the first', { firstOnly: true }, { isFirst: true }, {}],
    ['in a language', { languages: ['de'] }, { message: 'Haben Sie heute noch frisches Roggenbrot im Laden?' }, {}],
    ['with a link', { link: true }, { message: 'see www.bread.example' }, {}],
    ['without a link', { link: false }, {}, { message: 'cheap at bread-shop.xyz now' }],
    ['that asks', { question: true }, {}, { message: 'Good rye.' }],
    ['that does not ask', { question: false }, { message: 'Good rye.' }, {}],
    ['within hours', { hours: { within: true, spans: [weekdays] } }, {}, { createdAt: '2026-11-25T18:30:00.000Z' }],
    ['outside hours', { hours: { within: false, spans: [weekdays] } }, { createdAt: '2026-11-29T10:00:00.000Z' }, {}],
    ['in the night', { hours: { within: true, spans: [night] } }, { createdAt: '2026-11-26T04:00:00.000Z' }, {}],
    [
      'in the hours of summer',
      { hours: { within: true, spans: [weekdays] } },
      { createdAt: '2026-07-01T07:30:00.000Z' },
      { createdAt: '2026-11-25T07:30:00.000Z' },
    ],
  ])('%s', (_what, when, yes, no) => {
    expect([isAbout(when, yes), isAbout(when, no)]).toEqual([true, false])
  })

  test('on the networks it is for', () => {
    expect([isAbout({}, {}, ['facebook']), isAbout({}, {}, ['instagram'])]).toEqual([true, false])
  })

  test('all of whose conditions hold at once', () => {
    expect(isAbout({ any: ['rye'], question: true, place: 'posts' })).toBe(true)
    expect(isAbout({ any: ['rye'], question: true, place: 'ads' })).toBe(false)
  })

  test('a pathological pattern takes no longer than another', () => {
    const long = { message: `${'a'.repeat(10_000)}!` }
    const began = performance.now()
    expect(isAbout({ pattern: '(a+)+$' }, long)).toBe(false)
    expect(performance.now() - began).toBeLessThan(2000)
  })

  test.each(['(rye', '[', '(?=rye)', 'a{1000}', '(.{1,100}){10}', '\\'])(
    'a pattern that will not do (%s) says why',
    (pattern) => {
      expect(() => isAbout({ pattern })).toThrowError(/This pattern/)
    },
  )
})

import { DateTime } from 'luxon'
import { RE2JS, RE2JSException } from 're2js'
import { Problem } from '../contract/problem.ts'
import type { NewRule, RuleSpan, RuleWhen } from '../contract/ruleParts.ts'
import { hasLink, isIn, phraseOf } from '../contract/saying.ts'
import { type Word, wordsOf } from '../contract/words.ts'
import { isQuestion, languageOf } from '../keeping/languages.ts'
import type { Remark } from './remarks.ts'

export type Matcher = (remark: Remark) => boolean

/** A pattern takes time in proportion to its size and to the text: this much of it nobody notices. */
const largestPattern = 200

/**
 * Whether a rule is about a comment: all that it asks at once. Languages must be ready. Throws `invalid` for a pattern that
 * cannot be read, or would take long.
 */
export function matcherOf({ networks, when }: Pick<NewRule, 'networks' | 'when'>, zone: string): Matcher {
  const tests: Matcher[] = [
    ({ network }) => networks.includes(network),
    isPlaced(when),
    says(when),
    matches(when.pattern),
    isBy(when),
    ({ isFirst }) => !when.firstOnly || isFirst,
    ({ message }) => when.link === null || hasLink(message) === when.link,
    ({ message }) => when.question === null || isQuestion(message) === when.question,
    ({ createdAt }) => when.hours === null || isWithin(when.hours.spans, createdAt, zone) === when.hours.within,
    ({ message }) => when.languages.length === 0 || when.languages.includes(languageOf(message) ?? ''),
  ]
  return (remark) => tests.every((test) => test(remark))
}

function isPlaced({ place, postIds }: RuleWhen): Matcher {
  if (place === 'posts') return ({ adId }) => adId === null
  if (place === 'ads') return ({ adId }) => adId !== null
  if (place === 'chosen') return ({ postId, adId }) => postIds.includes(postId) || postIds.includes(adId ?? postId)
  return () => true
}

function says({ any, all, none, part }: RuleWhen): Matcher {
  const [one, each, no] = [any, all, none].map((phrases) => phrases.map(phraseOf))
  if (!one || !each || !no || one.length + each.length + no.length === 0) return () => true
  return ({ message }) => {
    const words = wordsOf(message)
    const stands = (phrase: Word[]) => isIn(words, phrase, part)
    return (one.length === 0 || one.some(stands)) && each.every(stands) && !no.some(stands)
  }
}

function matches(pattern: string | null): Matcher {
  if (!pattern) return () => true
  const compiled = compile(pattern)
  return ({ message }) => compiled.test(message.normalize('NFC'))
}

function compile(pattern: string) {
  try {
    const compiled = RE2JS.compile(pattern.normalize('NFC'), RE2JS.CASE_INSENSITIVE)
    if (compiled.programSize() <= largestPattern) return compiled
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    const reason = error.message.replace(/^error parsing regexp: /, '').replace(/: `.*`$/s, '')
    throw patternProblem(`This pattern cannot be read: ${reason}.`)
  }
  throw patternProblem('This pattern repeats too much at once. Make its numbers smaller.')
}

const patternProblem = (sentence: string) => new Problem('invalid', sentence, { fields: { 'when.pattern': sentence } })

function isBy({ authors, notAuthors }: RuleWhen): Matcher {
  const [wanted, unwanted] = [new Set(authors.map(folded)), new Set(notAuthors.map(folded))]
  return ({ authorId, authorName }) => {
    const names = [folded(authorName), ...(authorId ? [folded(authorId)] : [])]
    const isOne = (of: Set<string>) => names.some((name) => of.has(name))
    return (wanted.size === 0 || isOne(wanted)) && !isOne(unwanted)
  }
}

const folded = (name: string) => name.normalize('NFKC').toLowerCase().replace(/^@/, '').trim()

/** A span that ends before it begins ends on the next day. */
function isWithin(spans: RuleSpan[], createdAt: string, zone: string) {
  const at = DateTime.fromISO(createdAt, { zone })
  const clock = at.toFormat('HH:mm')
  const before = ((at.weekday + 5) % 7) + 1
  return spans.some(({ days, from, to }) =>
    from < to
      ? days.includes(at.weekday) && clock >= from && clock < to
      : (days.includes(at.weekday) && clock >= from) || (days.includes(before) && clock < to),
  )
}

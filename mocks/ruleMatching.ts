import { Problem } from '../server/contract/problem.ts'
import type { NewRule, RuleSpan } from '../server/contract/ruleParts.ts'
import { hasLink, isIn, phraseOf } from '../server/contract/saying.ts'
import { wordsOf } from '../server/contract/words.ts'
import type { MockComment, MockPair, MockThread, State } from './memory.ts'
import { beganOnAd, postOf } from './threads.ts'

/** Whether a rule is about a comment, told as the server tells it; a language is its thread's. */
export function isAbout(
  state: State,
  { networks, when }: NewRule,
  pair: MockPair,
  thread: MockThread,
  comment: MockComment,
) {
  const { author, message, createdAt } = comment
  const post = postOf(state, thread)
  const first = state.comments.find(({ threadId }) => threadId === thread.id) ?? comment
  const ad = beganOnAd(post, first) ? post.ad : null
  const words = wordsOf(message)
  const says = (phrase: string) => isIn(words, phraseOf(phrase), when.part)
  const names = [author.name, author.id ?? ''].map(folded)
  const isOne = (of: string[]) => of.map(folded).some((name) => names.includes(name))
  const placed = {
    anywhere: true,
    posts: ad === null,
    ads: ad !== null,
    chosen: when.postIds.includes(post.id) || when.postIds.includes(ad?.id ?? post.id),
  }
  return [
    networks.includes(thread.network),
    placed[when.place],
    when.any.length === 0 || when.any.some(says),
    when.all.every(says),
    !when.none.some(says),
    !when.pattern || patternOf(when.pattern).test(message),
    when.authors.length === 0 || isOne(when.authors),
    !isOne(when.notAuthors),
    !when.firstOnly || isFirst(state, thread, comment),
    when.link === null || hasLink(message) === when.link,
    when.question === null || /[?？؟]/.test(message) === when.question,
    when.languages.length === 0 || when.languages.includes(thread.language ?? ''),
    when.hours === null || isWithin(when.hours.spans, createdAt, pair.zone) === when.hours.within,
  ].every(Boolean)
}

/** The browser's own patterns are close enough to practise with. Throws `invalid` for one that cannot be read. */
export function patternOf(pattern: string) {
  try {
    return new RegExp(pattern, 'iu')
  } catch (error) {
    const sentence = `This pattern cannot be read: ${error instanceof Error ? error.message : ''}.`
    throw new Problem('invalid', sentence, { fields: { 'when.pattern': sentence } })
  }
}

const folded = (name: string) => name.normalize('NFKC').toLowerCase().replace(/^@/, '').trim()

function isFirst(state: State, { pairId }: MockThread, { author, createdAt }: MockComment) {
  const threads = new Set(state.threads.filter((thread) => thread.pairId === pairId).map(({ id }) => id))
  const theirs = state.comments.filter((one) => one.author.id === author.id && threads.has(one.threadId))
  return author.id !== null && theirs.every((one) => one.createdAt >= createdAt)
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

function isWithin(spans: RuleSpan[], createdAt: string, timeZone: string) {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' })
  const parts = Object.fromEntries(format.formatToParts(new Date(createdAt)).map(({ type, value }) => [type, value]))
  const clock = `${parts.hour}:${parts.minute}`
  const day = days.indexOf(parts.weekday ?? '') + 1
  const before = day === 1 ? 7 : day - 1
  return spans.some((span) => {
    const begun = span.days.includes(day) && clock >= span.from
    if (span.from < span.to) return begun && clock < span.to
    return begun || (span.days.includes(before) && clock < span.to)
  })
}

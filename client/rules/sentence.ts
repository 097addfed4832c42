import type { NewRule, RuleAction, RuleVerb, RuleWhen } from '../../server/contract/ruleParts.ts'
import type { Names } from '../threads/names.ts'

/** "When a comment on an ad contains “scam” or “fraud”, then hide it and label it Spam." */
export const sentenceOf = (rule: Pick<NewRule, 'networks' | 'when' | 'actions'>, names: Names) =>
  `${whenSentence(rule)}, ${thenSentence(rule.actions, names)}.`

export function whenSentence({ networks, when }: Pick<NewRule, 'networks' | 'when'>): string {
  const subject = [
    when.firstOnly ? "somebody's first comment" : when.question ? 'a question' : 'a comment',
    places[when.place],
    networks.length === 1 ? `on ${networks[0] === 'facebook' ? 'Facebook' : 'Instagram'}` : '',
    when.authors.length > 0 ? `by ${listed(when.authors, 'or')}` : '',
  ]
  const predicates = predicatesOf(when)
  const said = predicates.length > 0 ? listed(predicates, 'and') : 'comes in'
  return `When ${subject.filter(Boolean).join(' ')} ${said}`
}

function predicatesOf(when: RuleWhen): string[] {
  const predicates: (string | false)[] = [
    when.any.length > 0 && `contains ${listed(when.any.map(quoted), 'or')}`,
    when.all.length > 0 && `contains ${listed(when.all.map(quoted), 'and')}`,
    when.none.length > 0 && `does not contain ${listed(when.none.map(quoted), 'or')}`,
    when.pattern !== null && `matches ${when.pattern}`,
    when.notAuthors.length > 0 && `is not by ${listed(when.notAuthors, 'or')}`,
    when.firstOnly && when.question === true && 'asks something',
    when.question === false && 'asks nothing',
    when.link === true && 'has a link',
    when.link === false && 'has no link',
    when.languages.length > 0 && `is in ${listed(when.languages.map(languageName), 'or')}`,
    when.hours !== null && `comes ${when.hours.within ? 'within' : 'outside'} your hours`,
  ]
  return predicates.filter((one) => one !== false)
}

const places = { anywhere: '', posts: 'on a post', ads: 'on an ad', chosen: 'on a chosen post or ad' } as const

export const thenSentence = (actions: RuleAction[], names: Names) =>
  `then ${listed(
    actions.map((action) => deed(action, names)),
    'and',
  )}`

function deed(action: RuleAction, { labels, people }: Names): string {
  if (action.do === 'label') return `label it ${labels.get(action.labelId)?.name ?? '…'}`
  if (action.do === 'assign') return `assign it to ${people.get(action.personId)?.name ?? '…'}`
  if (action.do === 'prioritise') return `make it ${action.priority}`
  if (action.do === 'snooze') return `snooze it for ${duration(action.minutes)}`
  return plain[action.do]
}

const plain = {
  hide: 'hide it',
  reply: 'answer it',
  reply_privately: 'answer it privately',
  done: 'mark it as done',
} as const

/** In the order in which they are shown. */
export const verbs: RuleVerb[] = ['reply', 'reply_privately', 'hide', 'label', 'assign', 'prioritise', 'snooze', 'done']

/** What a rule has done, for the log and the marks. */
export const pastWords: Record<RuleVerb, string> = {
  hide: 'Hidden',
  label: 'Labelled',
  assign: 'Assigned',
  prioritise: 'Ranked',
  reply: 'Answered',
  reply_privately: 'Answered privately',
  snooze: 'Snoozed',
  done: 'Marked as done',
}

export function duration(minutes: number): string {
  if (minutes % 1440 === 0) return minutes === 1440 ? 'a day' : `${minutes / 1440} days`
  if (minutes % 60 === 0) return minutes === 60 ? 'an hour' : `${minutes / 60} hours`
  return `${minutes} minutes`
}

const names = new Intl.DisplayNames('en', { type: 'language' })
export const languageName = (code: string) => names.of(code) ?? code

const quoted = (text: string) => `“${text}”`

function listed(parts: string[], word: 'and' | 'or'): string {
  if (parts.length > 4) return listed([...parts.slice(0, 3), `${parts.length - 3} more`], word)
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`
}

import { z } from 'zod'
import { lengthOf, longestReply, Priority } from './threads.ts'
import { Network, networks, Text } from './values.ts'
import { openIn, strangerIn, type Variable } from './variables.ts'

/** How many labels a thread takes, and so how many one rule puts on. */
const mostLabelsOfRule = 5
const longestSnoozeMinutes = 366 * 24 * 60

const Id = z.string().min(1).max(128)
const Phrase = Text.trim().min(1, 'Write a word.').max(100, 'At most 100 characters.')
const Phrases = z.array(Phrase).max(100, 'At most 100 words or phrases.').default([])
const Clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Give a time such as 09:00.')

export const RuleSpan = z.object({
  days: z.array(z.int().min(1).max(7)).min(1, 'Choose a day.').max(7).describe('1 is Monday, 7 is Sunday.'),
  from: Clock,
  to: Clock.describe('Not later than `from` means on the next day.'),
})
export type RuleSpan = z.infer<typeof RuleSpan>

export const RuleWhen = z
  .object({
    place: z
      .enum(['anywhere', 'posts', 'ads', 'chosen'])
      .default('anywhere')
      .describe('Under what it stands: `posts` are those that no ad shows.'),
    postIds: z.array(Id).max(50, 'At most 50 posts or ads.').default([]).describe('For `chosen`: posts or ads.'),
    any: Phrases.describe('Contains at least one of these.'),
    all: Phrases.describe('Contains each of these.'),
    none: Phrases.describe('Contains not one of these.'),
    part: z.boolean().default(false).describe('A word counts even as a part of a longer one.'),
    pattern: Text.max(200, 'At most 200 characters.')
      .nullable()
      .default(null)
      .describe('A regular expression as RE2 reads it, whatever the case.'),
    authors: Phrases.describe('By one of these: a name, a username or an id.'),
    notAuthors: Phrases.describe('By none of these.'),
    firstOnly: z.boolean().default(false).describe("It is the author's first comment with us."),
    languages: z.array(z.string().min(2).max(3)).max(40).default([]).describe('ISO 639-1; in one of these.'),
    link: z.boolean().nullable().default(null).describe('Whether it has a link; null where that is the same.'),
    question: z.boolean().nullable().default(null).describe('Whether it asks something; null where that is the same.'),
    hours: z
      .object({
        within: z.boolean(),
        spans: z.array(RuleSpan).min(1, 'Say which hours.').max(20),
      })
      .nullable()
      .default(null)
      .describe("Within or outside these hours, on the clock of the pair's zone."),
  })
  .superRefine(({ place, postIds }, check) => {
    if (place === 'chosen' && postIds.length === 0)
      check.addIssue({ code: 'custom', path: ['postIds'], message: 'Choose a post or an ad.' })
  })
  .meta({ id: 'RuleWhen', description: 'What a comment must be like; all of it at once.' })
export type RuleWhen = z.output<typeof RuleWhen>

/** What a rule knows of a customer and a post by itself. */
const ruleVariables: Variable[] = ['name', 'fullName', 'post', 'page']

const Message = Text.trim()
  .min(1, 'Write the reply.')
  .max(longestReply.facebook, 'At most 8,000 characters.')
  .superRefine((text, check) => {
    const open = openIn(text).find(({ variable }) => !ruleVariables.includes(variable))
    const unknown = open && `A rule cannot fill in {${open.variable}}: nobody is there to see to it.`
    const message = strangerIn(text) ?? unknown
    if (message) check.addIssue({ code: 'custom', message })
  })

export const RuleAction = z
  .discriminatedUnion('do', [
    z.object({ do: z.literal('reply'), message: Message }),
    z.object({ do: z.literal('reply_privately'), message: Message }),
    z.object({ do: z.literal('hide') }),
    z.object({ do: z.literal('label'), labelId: Id }),
    z.object({ do: z.literal('assign'), personId: Id }),
    z.object({ do: z.literal('prioritise'), priority: Priority }),
    z.object({ do: z.literal('snooze'), minutes: z.int().min(1).max(longestSnoozeMinutes, 'At most a year.') }),
    z.object({ do: z.literal('done') }),
  ])
  .meta({ id: 'RuleAction' })
export type RuleAction = z.output<typeof RuleAction>
export type RuleVerb = RuleAction['do']

const RuleActions = z.array(RuleAction).min(1, 'Choose what it does.').max(12)

const howMany = 'Give a number from 1 to 10,000.'

/** What a person writes of a rule. */
export const NewRule = z
  .object({
    name: Text.trim().min(1, 'Give the rule a name.').max(60, 'At most 60 characters.'),
    networks: z
      .array(Network)
      .min(1, 'Choose a network.')
      .max(networks.length)
      .default([...networks]),
    when: RuleWhen,
    actions: RuleActions,
    stop: z.boolean().default(false).describe('The rules after it leave alone what it is about.'),
    mostReplies: z
      .int(howMany)
      .min(1, howMany)
      .max(10_000, howMany)
      .default(100)
      .describe('It is disarmed when it answers more comments than this within 10 minutes.'),
  })
  .superRefine((rule, check) => {
    for (const [path, message] of contradictionsIn(rule)) check.addIssue({ code: 'custom', path, message })
  })
  .meta({ id: 'NewRule' })
export type NewRule = z.output<typeof NewRule>

type Contradiction = [path: (string | number)[], sentence: string]

/** What cannot be done to one comment at once, each with where it stands and why. */
function contradictionsIn({ networks, actions }: Pick<NewRule, 'networks' | 'actions'>): Contradiction[] {
  const verbs = actions.map((action) => action.do)
  const at = (verb: RuleVerb) => ['actions', verbs.lastIndexOf(verb)]
  const twice = verbs.find((verb, index) => verb !== 'label' && verbs.indexOf(verb) < index)
  const labels = verbs.filter((verb) => verb === 'label').length
  const long = actions.findIndex((action) => action.do === 'reply' && lengthOf(action.message) > longestReply.instagram)
  const onProfile = networks.includes('instagram')
  const found: (Contradiction | false)[] = [
    twice !== undefined && [at(twice), 'This is there already: a rule does it once.'],
    labels > mostLabelsOfRule && [at('label'), `At most ${mostLabelsOfRule} labels.`],
    verbs.includes('done') &&
      verbs.includes('snooze') && [at('snooze'), 'What is done does not come back: choose done or snooze.'],
    onProfile &&
      verbs.includes('reply') &&
      verbs.includes('hide') && [
        at('hide'),
        'On Instagram a hidden comment takes no reply: choose one of the two, or make this rule for Facebook alone, where it replies first.',
      ],
    onProfile &&
      long >= 0 && [['actions', long, 'message'], `The Profile takes at most ${longestReply.instagram} characters.`],
  ]
  return found.filter((one) => one !== false)
}

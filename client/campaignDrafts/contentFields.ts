import { type CampaignContent, type Creative, OverrideScope } from '../../server/contract/campaignContent.ts'
import { moneyWords } from '../../server/contract/money.ts'
import { buttonWords, categoryWords, strategyWords } from '../ui/campaignWords.ts'
import { same } from '../ui/same.ts'
import {
  audienceSentence,
  budgetWords,
  creativeSentence,
  objectiveSentence,
  placementsSentence,
  scheduleWords,
  scopeWords,
} from './sentences.ts'

/** A part of a campaign that two people may have changed, and that a difference is told about. */
export interface ContentField {
  key: string
  label: string
  /** What of the content it is, to be compared. */
  of: (content: CampaignContent) => unknown
  /** The content with this part as it is in another. */
  take: (into: CampaignContent, from: CampaignContent) => CampaignContent
  words: (content: CampaignContent, currency: string) => string
}

/** A field that is one key of the content. */
const whole = <K extends keyof CampaignContent>(
  key: K,
  label: string,
  words: (content: CampaignContent, currency: string) => string,
): ContentField => ({
  key,
  label,
  of: (content) => content[key],
  take: (into, from) => ({ ...into, [key]: from[key] }),
  words,
})

const creativeOf = (content: CampaignContent, key: Creative['key']) =>
  content.creatives.find((creative) => creative.key === key)

/** A field of one of the creatives; whether there is a second one at all is a field of its own. */
const inCreative = <K extends keyof Creative>(
  of: Creative['key'],
  key: K,
  label: string,
  words: (value: Creative[K]) => string,
): ContentField => ({
  key: `creatives.${of}.${key}`,
  label: of === 'a' ? label : `${label} of the second creative`,
  of: (content) => creativeOf(content, of)?.[key],
  take: (into, from) => {
    const theirs = creativeOf(from, of)
    const creatives = into.creatives.map((one) => (one.key === of && theirs ? { ...one, [key]: theirs[key] } : one))
    return { ...into, creatives }
  },
  words: (content) => {
    const creative = creativeOf(content, of)
    return creative ? words(creative[key]) : 'none'
  },
})

const orNothing = (text: string) => text.trim() || 'nothing'

function overridesWords(overrides: Creative['overrides']) {
  const parts = OverrideScope.options.flatMap((scope) => {
    const own = overrides[scope]
    if (!own) return []
    const said = [own.text, own.headline && `headline ${own.headline}`, own.imageId && 'a picture of its own']
    return `${scopeWords(scope)}: ${said.filter(Boolean).join(', ') || 'nothing'}`
  })
  return parts.join('; ') || 'none'
}

const ofCreative = (of: Creative['key']): ContentField[] => [
  inCreative(of, 'post', 'Boosted post', (post) => (post ? `a post of the ${post.network}` : 'none')),
  inCreative(of, 'imageId', 'Picture', (id) => (id ? 'a picture' : 'none')),
  inCreative(of, 'crops', 'Part of the picture', (crops) => Object.keys(crops).join(', ') || 'the middle'),
  inCreative(of, 'text', 'Text', orNothing),
  inCreative(of, 'headline', 'Headline', orNothing),
  inCreative(of, 'description', 'Description', orNothing),
  inCreative(of, 'link', 'Link', orNothing),
  inCreative(of, 'callToAction', 'Button', (word) => buttonWords[word]),
  inCreative(of, 'overrides', 'Words of their own', overridesWords),
]

const second: ContentField = {
  key: 'creatives.b',
  label: 'Second creative',
  of: (content) => creativeOf(content, 'b') !== undefined,
  take: (into, from) => {
    const theirs = creativeOf(from, 'b')
    const first = into.creatives.filter(({ key }) => key === 'a')
    return { ...into, creatives: theirs ? [...first, theirs] : first }
  },
  words: (content) => {
    const creative = creativeOf(content, 'b')
    return creative ? creativeSentence(creative) : 'none'
  },
}

export const contentFields: ContentField[] = [
  whole('name', 'Name', ({ name }) => orNothing(name)),
  {
    ...whole('objective', 'Objective', objectiveSentence),
    of: ({ objective, goal }) => [objective, goal],
    take: (into, { objective, goal }) => ({ ...into, objective, goal }),
    words: (content) => objectiveSentence({ ...content, categories: [] }),
  },
  {
    ...whole(
      'categories',
      'Special category',
      ({ categories }) => categories.map((one) => categoryWords[one]).join(', ') || 'none',
    ),
    of: ({ categories, categoryCountries }) => [categories, categoryCountries],
    take: (into, { categories, categoryCountries }) => ({ ...into, categories, categoryCountries }),
  },
  whole('budget', 'Budget', (content, currency) => {
    const { most } = content.budget
    return `${budgetWords(content, currency)}${most === null ? '' : `, at most ${moneyWords(most, currency)}`}`
  }),
  whole('bid', 'Bidding', ({ bid }, currency) => {
    return `${strategyWords[bid.strategy].title}${bid.amount === null ? '' : `, ${moneyWords(bid.amount, currency)}`}`
  }),
  whole('schedule', 'Schedule', ({ schedule }) => scheduleWords(schedule)),
  whole('audience', 'Audience', ({ audience }) => audienceSentence(audience)),
  whole('placements', 'Placements', ({ placements }) => placementsSentence(placements)),
  whole('payer', 'Who pays', ({ payer }) => payer || 'as in the ad account'),
  whole('beneficiary', 'Whom it is for', ({ beneficiary }) => beneficiary || 'as in the ad account'),
  ...ofCreative('a'),
  second,
  ...ofCreative('b'),
]

/** The fields in which two contents differ; of a creative that only one has, only that it has it. */
export function differencesOf(one: CampaignContent, other: CampaignContent): ContentField[] {
  const differing = contentFields.filter((field) => !same(field.of(one), field.of(other)))
  const onlyOne = differing.includes(second)
  return differing.filter(({ key }) => !(onlyOne && key.startsWith('creatives.b.')))
}

import { DateTime } from 'luxon'
import { placementsOf } from '../contract/campaignContent.ts'
import { moneyWords } from '../contract/money.ts'
import { placementFacts } from '../contract/placements.ts'
import type { AdSetSpec } from '../platform/advertising.ts'
import { audienceWords } from './audienceWords.ts'
import type { CreativeDraft, Part, Standing } from './parts.ts'

/** In what amounts and times are said. */
export interface Tongue {
  currency: string
  zone: string
}

type Fact = [label: string, value: string]

/** Exactly what is asked for, in words; beside it what stands out there, where that is something else. */
export function factsOf(part: Part, before: Standing | null, tongue: Tongue) {
  const earlier = new Map(before ? wordsOf(before.part, tongue) : [])
  return wordsOf(part, tongue).map(([label, value]) => {
    const was = earlier.get(label)
    return { label, value, before: was === undefined || was === value ? null : was }
  })
}

function wordsOf(part: Part, tongue: Tongue): Fact[] {
  if (part.what === 'image') return [['Ratio', part.spec.ratio]]
  if (part.what === 'ad') return [['Name', part.spec.name]]
  if (part.what === 'creative') return creativeWords(part.spec)
  if (part.what === 'ad_set')
    return [...adSetWords(part.spec, tongue), ...(part.retired ? ([['Switch', 'Archived']] satisfies Fact[]) : [])]
  const { name, objective, categories, categoryCountries, spendCap } = part.spec
  return [
    ['Name', name],
    ['Objective', wordOf(objective)],
    ['Special categories', categories.length > 0 ? categories.map(wordOf).join(', ') : 'None'],
    ...(categories.length > 0 ? ([['Countries', categoryCountries.join(', ')]] satisfies Fact[]) : []),
    ['Costs at the most', spendCap === null ? 'What its end date allows' : moneyWords(spendCap, tongue.currency)],
  ]
}

function adSetWords(spec: Omit<AdSetSpec, 'campaignId'>, tongue: Tongue): Fact[] {
  return [
    ['Name', spec.name],
    ['Budget', budgetWords(spec.budget, tongue)],
    ['Schedule', scheduleWords(spec, tongue)],
    ['Bid', bidWords(spec.bid, tongue)],
    ['Aims at', wordOf(spec.goal)],
    ['Audience', audienceWords(spec.audience)],
    ['Placements', placementWords(spec.placements)],
    ...(spec.rest && spec.rest.words.length > 0
      ? ([['Also out there, kept as it is', spec.rest.words.join(', ')]] satisfies Fact[])
      : []),
    ...(spec.payer ? ([['Payer', spec.payer]] satisfies Fact[]) : []),
    ...(spec.beneficiary ? ([['Beneficiary', spec.beneficiary]] satisfies Fact[]) : []),
  ]
}

export const budgetWords = ({ kind, amount }: AdSetSpec['budget'], { currency }: Tongue) =>
  `${moneyWords(amount, currency)} ${kind === 'daily' ? 'a day' : 'in all'}`

export function scheduleWords({ startsAt, endsAt }: Pick<AdSetSpec, 'startsAt' | 'endsAt'>, { zone }: Tongue) {
  const on = (at: string) => DateTime.fromISO(at, { zone, locale: 'en-GB' }).toFormat('d LLL yyyy, HH:mm')
  const from = startsAt === null ? 'As soon as it is switched on' : `From ${on(startsAt)}`
  return `${from}, ${endsAt === null ? 'without an end' : `until ${on(endsAt)}`} (${zone})`
}

export function bidWords(
  { strategy, amount }: { strategy: string | null; amount: number | null },
  { currency }: Tongue,
) {
  if (strategy === null || strategy === 'lowest_cost' || amount === null) return 'The most results for the budget'
  const money = moneyWords(amount, currency)
  return strategy === 'cost_cap' ? `About ${money} for a result` : `At the most ${money} in the auction`
}

export function placementWords(choice: AdSetSpec['placements']) {
  const names = { facebook: 'Facebook', instagram: 'Instagram' }
  const devices =
    choice.devices.length === 1 ? `, on ${choice.devices[0] === 'mobile' ? 'phones' : 'computers'} only` : ''
  if (choice.mode === 'automatic') return `All of ${choice.networks.map((one) => names[one]).join(' and ')}${devices}`
  const chosen = placementsOf(choice).map(
    (one) => `${names[placementFacts[one].network]} ${placementFacts[one].title.toLowerCase()}`,
  )
  return chosen.join(', ') + devices
}

function creativeWords({ content, link, callToAction }: CreativeDraft): Fact[] {
  const common: Fact[] = [
    ['Link', link || 'None'],
    ['Button', callToAction === 'none' ? 'None' : wordOf(callToAction)],
  ]
  if (content.kind === 'post') return [['Post', `${content.postId} on ${wordOf(content.network)}`], ...common]
  return [
    ...spoken('Text', content.assets, ({ text }) => text),
    ...spoken('Headline', content.assets, ({ headline }) => headline),
    ...(content.description ? ([['Description', content.description]] satisfies Fact[]) : []),
    [
      'Pictures',
      `${new Set(content.assets.map(({ picture }) => picture.sha256)).size}, shown in ${content.assets.length} places`,
    ],
    ...common,
  ]
}

type Asset = Extract<CreativeDraft['content'], { kind: 'assets' }>['assets'][number]

/** One line for what all places share, else one for each that says something of its own. */
function spoken(label: string, assets: Asset[], of: (asset: Asset) => string): Fact[] {
  const places = Map.groupBy(assets, of)
  if (places.size < 2) return [...places.keys()].filter(Boolean).map((text): Fact => [label, text])
  return [...places].map(([text, those]): Fact => {
    const where = those.map(({ placement }) => {
      const { network, title } = placementFacts[placement]
      return `${wordOf(network)} ${title.toLowerCase()}`
    })
    return [`${label} in ${where.join(', ')}`, text || 'None']
  })
}

/** `link_clicks` as `Link clicks`. */
const wordOf = (name: string) => {
  const words = name.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

import type { Audience, AudiencePlace, Interest } from '../../server/contract/audienceParts.ts'
import {
  type CampaignContent,
  type Creative,
  type OverrideScope,
  type PlacementChoice,
  placementsOf,
} from '../../server/contract/campaignContent.ts'
import { moneyWords } from '../../server/contract/money.ts'
import { networkOf, placementFacts } from '../../server/contract/placements.ts'
import { buttonWords, categoryWords, goalWords, objectiveWords } from '../ui/campaignWords.ts'
import { listed } from '../ui/listed.ts'
import { networkWords } from '../ui/NetworkMark.tsx'

/** "Traffic, aiming at clicks on the link" */
export function objectiveSentence({ objective, goal, categories }: CampaignContent): string {
  const special = categories.length > 0 ? `; ${listed(categories.map((one) => categoryWords[one]))}` : ''
  return `${objectiveWords[objective].title}, aiming at ${goalWords[goal].title.toLowerCase()}${special}.`
}

/** "Women and men 25 to 55 within 10 km of Galway, interested in Baking." */
export function audienceSentence(audience: Audience): string {
  const { places, excludedPlaces, excludedInterests, languages } = audience
  const parts = [
    `${genderWords[audience.genders]} ${ageWords(audience)}`,
    places.length > 0 ? placesWords(places) : 'anywhere: no place is chosen yet',
  ]
  const more = [
    excludedPlaces.length > 0 &&
      `but not in ${listed(
        excludedPlaces.map(({ name }) => name),
        'or',
      )}`,
    ...interestsWords(audience.interests),
    excludedInterests.length > 0 && `not interested in ${listed(namesOf(excludedInterests), 'or')}`,
    languages.length > 0 &&
      `speaking ${listed(
        languages.map(({ name }) => name),
        'or',
      )}`,
    audience.expand && 'and people like them',
  ]
  return `${[parts.join(' '), ...more.filter(Boolean)].join(', ')}.`
}

const genderWords = { all: 'Women and men', women: 'Women', men: 'Men' } as const

const ageWords = ({ ageMin, ageMax }: Pick<Audience, 'ageMin' | 'ageMax'>) =>
  ageMax === 65 ? `${ageMin} and older` : `${ageMin} to ${ageMax}`

const placeWords = ({ name, radiusKm }: AudiencePlace) => (radiusKm ? `within ${radiusKm} km of ${name}` : `in ${name}`)

const placesWords = (places: AudiencePlace[]) => listed(places.map(placeWords), 'or')

const namesOf = (interests: Interest[]) => interests.map(({ name }) => name)

const interestsWords = (groups: Interest[][]) =>
  groups
    .filter((group) => group.length > 0)
    .map((group, at) => `${at === 0 ? 'interested in' : 'and also in'} ${listed(namesOf(group), 'or')}`)

/** "Page: Feed and Story; Profile: Feed." */
export function placementsSentence(choice: PlacementChoice): string {
  const chosen = placementsOf(choice)
  if (chosen.length === 0) return 'Nowhere yet.'
  if (choice.mode === 'automatic')
    return `Wherever it does best on the ${listed(choice.networks.map((network) => networkWords[network]))}${deviceWords(choice)}.`
  const ofNetwork = (['facebook', 'instagram'] as const).flatMap((network) => {
    const titles = chosen.filter((one) => networkOf(one) === network).map((one) => placementFacts[one].title)
    return titles.length > 0 ? `${networkWords[network]}: ${listed(titles)}` : []
  })
  return `${ofNetwork.join('; ')}${deviceWords(choice)}.`
}

const deviceWords = ({ devices }: PlacementChoice) =>
  devices.length === 1 ? (devices[0] === 'mobile' ? ', on phones only' : ', on computers only') : ''

/** "€40 a day", "€400 in all" */
export function budgetWords({ budget: { kind, amount } }: CampaignContent, currency: string): string {
  if (amount === null) return 'no budget yet'
  return `${moneyWords(amount, currency, { short: true })} ${kind === 'daily' ? 'a day' : 'in all'}`
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** `2026-12-11T09:00` as "Fri, 11 Dec 2026, 09:00": what a clock on the wall there shows. */
export const wallWords = (wall: string) => clock.format(new Date(`${wall}:00Z`))

/** "From Fri, 11 Dec 2026, 09:00 until …" */
export function scheduleWords({ startsAt, endsAt }: CampaignContent['schedule']): string {
  const from = startsAt ? `from ${wallWords(startsAt)}` : 'as soon as it is switched on'
  return `${from}${endsAt ? ` until ${wallWords(endsAt)}` : ', without an end'}`
}

/** "“Lemon, elderflower…”, with the button Order now." */
export function creativeSentence({ post, text, imageId, callToAction, overrides }: Creative): string {
  if (post) return `A post of the ${networkWords[post.network]} as it stands.`
  const words = text.trim() ? `“${shortened(text.trim())}”` : 'No text yet'
  const own = Object.keys(overrides).length
  const rest = [
    imageId ? '' : 'no picture yet',
    callToAction === 'none' ? '' : `with the button ${buttonWords[callToAction]}`,
    own > 0 ? `${own} ${own === 1 ? 'place differs' : 'places differ'}` : '',
  ]
  return `${[words, ...rest.filter(Boolean)].join(', ')}.`
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text)

/** "Profile · Story", "Profile" */
export function scopeWords(scope: OverrideScope): string {
  if (scope === 'facebook' || scope === 'instagram') return networkWords[scope]
  return `${networkWords[networkOf(scope)]} · ${placementFacts[scope].title}`
}

import type { Audience, AudiencePlace } from '../contract/audienceParts.ts'

/** Whom it is shown to, in a sentence without an end. */
export function audienceWords(audience: Audience) {
  const [people, places, ...others] = audienceFacts(audience)
  return [
    `${people?.words} ${places?.words}`,
    ...others.map(({ words }) => words).filter((words) => words !== ''),
  ].join(', ')
}

/** The same one by one, always in this order, each with what is said where there is nothing of it. */
export function audienceFacts(audience: Audience): { words: string; none: string }[] {
  const { ageMin, ageMax, genders, places, excludedPlaces, interests, excludedInterests, languages, expand } = audience
  const who = { all: 'Everybody', women: 'Women', men: 'Men' }[genders]
  const groups = interests.filter((group) => group.length > 0).map((group) => `with an interest in ${anyOf(group)}`)
  return [
    { words: `${who} from ${ageMin} to ${ageMax === 65 ? '65 and older' : ageMax}`, none: '' },
    { words: `in ${listed(places.map(placeWords)) || 'no place'}`, none: '' },
    {
      words: excludedPlaces.length > 0 ? `not in ${listed(excludedPlaces.map(placeWords))}` : '',
      none: 'no place left out',
    },
    { words: groups.join(', '), none: 'whatever their interests' },
    {
      words: excludedInterests.length > 0 ? `without one in ${anyOf(excludedInterests)}` : '',
      none: 'no interest left out',
    },
    { words: languages.length > 0 ? `who speak ${anyOf(languages)}` : '', none: 'in any language' },
    {
      words: expand ? 'and others whom the platform expects to be like them' : '',
      none: 'nobody beyond them',
    },
  ]
}

const placeWords = ({ name, radiusKm }: AudiencePlace) =>
  radiusKm === null ? name : `${name} and ${radiusKm} km around it`

const anyOf = (named: { name: string }[]) =>
  listed(
    named.map(({ name }) => name),
    'or',
  )

/** Many of them are named by the first ten, and counted. */
function listed(names: string[], last = 'and') {
  const shown = names.length > 10 ? [...names.slice(0, 10), `${names.length - 10} more`] : names
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(', ')} ${last} ${shown.at(-1)}`
}

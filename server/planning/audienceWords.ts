import type { Audience, AudiencePlace } from '../contract/audienceParts.ts'

/** Whom it is shown to, in a sentence without an end. */
export function audienceWords(audience: Audience) {
  const { places, excludedPlaces, interests, excludedInterests, languages, expand } = audience
  return [
    `${peopleOf(audience)} in ${listed(places.map(placeWords)) || 'no place'}`,
    ...(excludedPlaces.length > 0 ? [`not in ${listed(excludedPlaces.map(placeWords))}`] : []),
    ...interests
      .filter((group) => group.length > 0)
      .map(
        (group) =>
          `with an interest in ${listed(
            group.map(({ name }) => name),
            'or',
          )}`,
      ),
    ...(excludedInterests.length > 0
      ? [
          `without one in ${listed(
            excludedInterests.map(({ name }) => name),
            'or',
          )}`,
        ]
      : []),
    ...(languages.length > 0
      ? [
          `who speak ${listed(
            languages.map(({ name }) => name),
            'or',
          )}`,
        ]
      : []),
    ...(expand ? ['and others whom the platform expects to be like them'] : []),
  ].join(', ')
}

function peopleOf({ genders, ageMin, ageMax }: Audience) {
  const who = { all: 'Everybody', women: 'Women', men: 'Men' }[genders]
  return `${who} from ${ageMin} to ${ageMax === 65 ? '65 and older' : ageMax}`
}

const placeWords = ({ name, radiusKm }: AudiencePlace) =>
  radiusKm === null ? name : `${name} and ${radiusKm} km around it`

/** Many of them are named by the first ten, and counted. */
function listed(names: string[], last = 'and') {
  const shown = names.length > 10 ? [...names.slice(0, 10), `${names.length - 10} more`] : names
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(', ')} ${last} ${shown.at(-1)}`
}

import { type audiences, mostAudiences } from '../server/contract/audiences.ts'
import { Problem } from '../server/contract/problem.ts'
import type { MockAudience } from './advertisingMemory.ts'
import { knownInterests, knownLanguages, knownPlaces } from './audienceWords.ts'
import { type MockContext, type MockHandlers, memberOf, personOf } from './context.ts'
import { estimateOf } from './estimates.ts'
import { pairIn } from './linking.ts'
import { changed, instant, newId } from './memory.ts'

export const audiencesMocks: MockHandlers<typeof audiences> = {
  searchInterests: ({ params, query }, context) => {
    pairIn(context, params.pairId)
    return { items: startingWith(knownInterests, query.text) }
  },
  searchPlaces: ({ params, query }, context) => {
    pairIn(context, params.pairId)
    return { items: startingWith(knownPlaces, query.text) }
  },
  searchLanguages: ({ params, query }, context) => {
    pairIn(context, params.pairId)
    return { items: startingWith(knownLanguages, query.text) }
  },
  estimateAudience: ({ params, body }, context) => {
    pairIn(context, params.pairId)
    return estimateOf(body)
  },
  listAudiences: ({ params }, context) => {
    const { id } = pairIn(context, params.pairId)
    return { items: savedFor(context, id).sort((one, other) => one.name.localeCompare(other.name)) }
  },
  saveAudience: ({ params, body }, context) => {
    const pair = pairIn(context, params.pairId)
    checkName(context, pair.id, body.name)
    if (savedFor(context, pair.id).length >= mostAudiences)
      throw new Problem('conflict', `There are ${mostAudiences} saved audiences. Remove one first.`)
    const made = { id: newId(), version: 1, changedAt: instant(context.state), changedBy: personOf(context).name }
    const saved = { ...made, teamId: pair.teamId, pairId: pair.id, ...body }
    context.state.audiences.push(saved)
    return told(context, saved)
  },
  changeAudience: ({ params, body, version }, context) => {
    const saved = audienceIn(context, params.audienceId)
    if (saved.version !== version)
      throw new Problem('outdated', 'Somebody changed this audience meanwhile. Look at theirs before you save yours.')
    checkName(context, saved.pairId, body.name, saved.id)
    const made = { version: version + 1, changedAt: instant(context.state), changedBy: personOf(context).name }
    return told(context, Object.assign(saved, body, made))
  },
  removeAudience: ({ params }, context) => {
    const saved = audienceIn(context, params.audienceId)
    context.state.audiences = context.state.audiences.filter((one) => one !== saved)
    told(context, saved)
  },
}

const startingWith = <T extends { name: string }>(known: T[], text: string) =>
  known
    .filter(({ name }) => name.split(' ').some((word) => word.toLowerCase().startsWith(text.toLowerCase())))
    .slice(0, 25)

const savedFor = ({ state }: MockContext, pairId: string) => state.audiences.filter((one) => one.pairId === pairId)

function audienceIn(context: MockContext, audienceId: string): MockAudience {
  const { teamId } = memberOf(context)
  const saved = context.state.audiences.find((one) => one.id === audienceId && one.teamId === teamId)
  if (!saved) throw new Problem('not_found', 'Your team has no such audience.')
  return saved
}

function checkName(context: MockContext, pairId: string, wanted: string, id?: string) {
  const isTaken = savedFor(context, pairId).some((one) => one.name === wanted && one.id !== id)
  const name = 'Another audience has this name.'
  if (isTaken) throw new Problem('invalid', name, { fields: { name } })
}

function told({ state }: MockContext, saved: MockAudience) {
  changed(state, saved.teamId, { topic: 'audiences', pairId: saved.pairId, ids: [saved.id] })
  return saved
}

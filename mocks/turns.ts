import { mayDo } from '../server/contract/access.ts'
import { Problem } from '../server/contract/problem.ts'
import type { Turns, turns } from '../server/contract/turns.ts'
import type { MockContext, MockHandlers } from './context.ts'
import { pairIn } from './linking.ts'
import { changed, type MockMember, type State } from './memory.ts'

const untouched: Turns = { on: false, personIds: [], version: 0 }

export const turnsMocks: MockHandlers<typeof turns> = {
  getTurns: ({ params }, context) => context.state.turns[pairIn(context, params.pairId).id] ?? untouched,
  changeTurns: ({ params, body, version }, context) => {
    const { state } = context
    const personIds = [...new Set(body.personIds)]
    if (body.on && personIds.length === 0) throw invalid('Choose who takes turns.')
    const { id: pairId, teamId } = pairIn(context, params.pairId)
    if ((state.turns[pairId] ?? untouched).version !== version)
      throw new Problem('outdated', 'Somebody changed this meanwhile. Look at theirs before you save yours.')
    if (!personIds.every((id) => isModerator(context, id)))
      throw invalid('Choose people of your team who may moderate.')
    const next = { on: body.on, personIds, version: version + 1 }
    state.turns[pairId] = next
    changed(state, teamId, { topic: 'turns', pairId, ids: [pairId] })
    return next
  },
}

/** What somebody had who has left, or may not moderate any more, is anybody's again; and it is nobody's turn but theirs who stay. */
export function releaseThreads(state: State, { teamId, personId }: MockMember) {
  for (const pair of state.pairs.filter((one) => one.teamId === teamId)) {
    const theirs = state.threads.filter((thread) => thread.pairId === pair.id && thread.assigneeId === personId)
    for (const thread of theirs) thread.assigneeId = null
    const ids = theirs.map(({ id }) => id)
    if (ids.length > 0) changed(state, teamId, { topic: 'inbox', pairId: pair.id, ids })
    leaveTurns(state, pair.id, personId)
  }
}

function leaveTurns(state: State, pairId: string, personId: string) {
  const turns = state.turns[pairId]
  if (!turns?.personIds.includes(personId)) return
  const personIds = turns.personIds.filter((id) => id !== personId)
  state.turns[pairId] = { on: turns.on && personIds.length > 0, personIds, version: turns.version + 1 }
}

function isModerator({ state, member }: MockContext, personId: string) {
  const theirs = state.members.find((one) => one.personId === personId && one.teamId === member?.teamId)
  return theirs !== undefined && mayDo(theirs.role, 'moderate')
}

const invalid = (problem: string) => new Problem('invalid', problem, { fields: { personIds: problem } })

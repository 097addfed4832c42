import { Problem } from '../server/contract/problem.ts'
import type { Target, targets } from '../server/contract/targets.ts'
import type { ThreadRow } from '../server/contract/threads.ts'
import type { MockContext, MockHandlers } from './context.ts'
import { pairIn } from './linking.ts'
import { changed, type State } from './memory.ts'

export const targetsMocks: MockHandlers<typeof targets> = {
  getTarget: ({ params }, context) => targetOf(context, params.pairId),
  changeTarget: ({ params, body, version }, context) => {
    const known = targetOf(context, params.pairId)
    if (known.version !== version)
      throw new Problem('outdated', 'Somebody changed the target meanwhile. Look at theirs before you save yours.')
    const { state } = context
    const { id: pairId, teamId } = pairIn(context, params.pairId)
    state.targets[pairId] = { ...body, version: version + 1, progress: null }
    changed(state, teamId, { topic: 'targets', pairId, ids: [] })
    changed(state, teamId, { topic: 'inbox', pairId, ids: [] })
    return targetOf(context, pairId)
  },
}

const office = { from: '09:00', to: '17:00' }
const nothing: Target = {
  minutes: { facebook: null, instagram: null, priority: null },
  hours: [[office], [office], [office], [office], [office], [], []],
  holidays: [],
  version: 1,
  progress: null,
}

function targetOf(context: MockContext, pairId: string): Target {
  return context.state.targets[pairIn(context, pairId).id] ?? nothing
}

type Waiting = Pick<ThreadRow, 'network' | 'priority' | 'waitingSince' | 'doneAt' | 'snoozedUntil' | 'deletedAt'>

/** The mocks' shop never closes: their clock runs day and night. */
export function deadlineOf(state: State, pairId: string, thread: Waiting): Pick<ThreadRow, 'dueAt' | 'nearAt'> {
  const { network, priority, waitingSince, doneAt, snoozedUntil, deletedAt } = thread
  const { minutes } = state.targets[pairId] ?? nothing
  const within = (priority === 'normal' ? null : minutes.priority) ?? minutes[network]
  if (!within || !waitingSince || doneAt || snoozedUntil || deletedAt) return { dueAt: null, nearAt: null }
  const after = (part: number) => new Date(Date.parse(waitingSince) + within * part * 60_000).toISOString()
  return { dueAt: after(1), nearAt: after(0.75) }
}

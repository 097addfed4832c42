import type { inbox, SavedView, ThreadFilter } from '../server/contract/inbox.ts'
import { Problem } from '../server/contract/problem.ts'
import type { ThreadRow } from '../server/contract/threads.ts'
import type { MockContext, MockHandlers } from './context.ts'
import { pairIn } from './linking.ts'
import { changed, type MockView, newId } from './memory.ts'

type Finding = (context: MockContext, pairId: string, filter: ThreadFilter) => ThreadRow[]
type Mocks = Pick<MockHandlers<typeof inbox>, 'listViews' | 'saveView' | 'changeView' | 'removeView'>

const mostCounted = 100

export const savedViewMocks = (find: Finding): Mocks => ({
  listViews: ({ params }, context) => {
    const { id } = pairIn(context, params.pairId)
    const views = context.state.savedViews.filter((view) => view.pairId === id && isVisible(context, view))
    return { items: views.map((view) => shown(context, find, view)) }
  },
  saveView: ({ params, body: { team, ...body } }, context) => {
    const pair = pairIn(context, params.pairId)
    const ownerId = team ? null : (context.person?.id ?? null)
    const view = { id: newId(), ...body, teamId: pair.teamId, pairId: pair.id, ownerId, version: 1 }
    context.state.savedViews.push(view)
    announce(context, view)
    return shown(context, find, view)
  },
  changeView: ({ params, body: { team, ...body }, version }, context) => {
    const view = viewIn(context, params.viewId)
    if (view.version !== version) throw new Problem('outdated', 'Somebody changed this view meanwhile.')
    Object.assign(view, body, { ownerId: team ? null : context.person?.id, version: version + 1 })
    announce(context, view)
    return shown(context, find, view)
  },
  removeView: ({ params }, context) => {
    const view = viewIn(context, params.viewId)
    context.state.savedViews.splice(context.state.savedViews.indexOf(view), 1)
    announce(context, view)
  },
})

function shown(context: MockContext, find: Finding, { pairId, ownerId, teamId: _, ...view }: MockView): SavedView {
  const { length } = find(context, pairId, view.filter)
  return {
    ...view,
    team: ownerId === null,
    count: { number: Math.min(length, mostCounted), more: length > mostCounted },
  }
}

const isVisible = ({ person, member }: MockContext, { ownerId, teamId }: MockView) =>
  teamId === member?.teamId && (ownerId === null || ownerId === person?.id)

function viewIn(context: MockContext, viewId: string): MockView {
  const view = context.state.savedViews.find(({ id }) => id === viewId)
  if (!view || !isVisible(context, view)) throw new Problem('not_found', 'Your team has no such view.')
  return view
}

const announce = ({ state }: MockContext, { teamId, pairId, id }: MockView) =>
  changed(state, teamId, { topic: 'inbox', pairId, ids: [id] })

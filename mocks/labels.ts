import { foldedName, type Label, type labels, mostLabels } from '../server/contract/labels.ts'
import { Problem } from '../server/contract/problem.ts'
import { type MockContext, type MockHandlers, memberOf } from './context.ts'
import { changed, type MockLabel, newId } from './memory.ts'

export const labelsMocks: MockHandlers<typeof labels> = {
  listLabels: (_request, context) => ({
    items: ours(context).sort((a, b) => foldedName(a.name).localeCompare(foldedName(b.name))),
  }),
  getLabel: ({ params }, context) => {
    const label = labelIn(context, params.labelId)
    return { ...label, threads: context.state.threads.filter(({ labels }) => labels.includes(label.id)).length }
  },
  makeLabel: ({ body }, context) => {
    keepNameFree(context, '', body.name)
    if (ours(context).length >= mostLabels)
      throw new Problem('conflict', `There are ${mostLabels} labels already. Remove one first.`)
    const label = { id: newId(), teamId: memberOf(context).teamId, ...body, version: 1 }
    context.state.labels.push(label)
    return announced(context, label)
  },
  changeLabel: ({ params, body, version }, context) => {
    const label = labelIn(context, params.labelId)
    if (label.version !== version)
      throw new Problem('outdated', `Somebody changed this label meanwhile; it is called ${label.name} now.`)
    keepNameFree(context, label.id, body.name)
    return announced(context, Object.assign(label, body, { version: version + 1 }))
  },
  removeLabel: ({ params }, context) => {
    const label = labelIn(context, params.labelId)
    context.state.labels.splice(context.state.labels.indexOf(label), 1)
    for (const thread of context.state.threads) thread.labels = thread.labels.filter((id) => id !== label.id)
    announced(context, label)
    changed(context.state, label.teamId, { topic: 'inbox', pairId: null, ids: [] })
  },
}

const ours = (context: MockContext) => context.state.labels.filter(({ teamId }) => teamId === memberOf(context).teamId)

/** The team's own label. Throws `not_found` for any other. */
export function labelIn(context: MockContext, labelId: string): MockLabel {
  const label = ours(context).find(({ id }) => id === labelId)
  if (!label) throw new Problem('not_found', 'Your team has no such label.')
  return label
}

function keepNameFree(context: MockContext, id: string, name: string) {
  const other = ours(context).find((label) => label.id !== id && foldedName(label.name) === foldedName(name))
  const problem = `There is a label called ${other?.name} already.`
  if (other) throw new Problem('invalid', problem, { fields: { name: problem } })
}

function announced({ state }: MockContext, label: MockLabel): Label {
  changed(state, label.teamId, { topic: 'labels', pairId: null, ids: [label.id] })
  return label
}

import type { Download } from '../server/contract/endpoint.ts'
import { exportCells, exportLine } from '../server/contract/exportCells.ts'
import type { Export, ExportRow, exports } from '../server/contract/exports.ts'
import { Problem } from '../server/contract/problem.ts'
import { type MockContext, type MockHandlers, personOf } from './context.ts'
import { isFound } from './filters.ts'
import { pairIn } from './linking.ts'
import { changed, instant, later, type MockExport, type MockThread, newId, type State } from './memory.ts'
import { postOf, rowOf } from './threads.ts'

export const exportsMocks: MockHandlers<typeof exports> = {
  startExport: ({ params, body: { threads, ...wanted } }, context) => {
    const { state } = context
    const { id: pairId, teamId } = pairIn(context, params.pairId)
    const ours = state.threads.filter((thread) => thread.pairId === pairId)
    const meant = Array.isArray(threads)
      ? ours.filter(({ id }) => threads.includes(id))
      : ours.filter((thread) => isFound(rowOf(state, thread), threads, context.person?.id))
    const made: MockExport = {
      id: newId(),
      pairId,
      teamId,
      ...wanted,
      state: 'running',
      total: Array.isArray(threads) ? threads.length : meant.length,
      done: 0,
      rows: 0,
      size: 0,
      personId: personOf(context).id,
      createdAt: instant(state),
      finishedAt: null,
      file: '',
    }
    state.exports.unshift(made)
    later(state, () => finish(state, made.id, meant))
    return shown(made)
  },
  listExports: ({ params }, context) => {
    const { id } = pairIn(context, params.pairId)
    return {
      items: context.state.exports
        .filter(({ pairId }) => pairId === id)
        .slice(0, 10)
        .map(shown),
    }
  },
  downloadExport: ({ params }, context): Download => {
    const { state, format, createdAt, size, file } = exportIn(context, params.exportId)
    if (state !== 'done') throw new Problem('conflict', 'This is still being written. Wait until it is done.')
    const type = format === 'csv' ? 'text/csv' : 'application/json'
    return { name: `Comments ${createdAt.slice(0, 10)}.${format}`, type, size, body: only(file) }
  },
  removeExport: ({ params }, context) => {
    const { state } = context
    const { id, teamId, pairId } = exportIn(context, params.exportId)
    state.exports = state.exports.filter((one) => one.id !== id)
    changed(state, teamId, { topic: 'exports', pairId, ids: [id] })
  },
}

async function* only(text: string) {
  yield text
}

/** Looked up again: whoever removed it meanwhile has it no more. */
function finish(state: State, exportId: string, threads: MockThread[]) {
  const made = state.exports.find(({ id }) => id === exportId)
  if (!made) return
  const rows = threads.flatMap((thread) => rowsOf(state, thread, made))
  const file = made.format === 'csv' ? csvOf(rows) : JSON.stringify(rows)
  Object.assign(made, {
    state: 'done',
    done: made.total ?? threads.length,
    rows: rows.length,
    size: new Blob([file]).size,
    finishedAt: instant(state),
    file,
  })
  changed(state, made.teamId, { topic: 'exports', pairId: made.pairId, ids: [made.id] })
}

const csvOf = (rows: ExportRow[]) =>
  `\uFEFF${[Object.keys(exportCells), ...rows.map(exportLine)].map((line) => `${line.map(quoted).join(',')}\r\n`).join('')}`

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

function rowsOf(state: State, thread: MockThread, { comments, notes }: Export): ExportRow[] {
  const row = rowOf(state, thread)
  if (row.deletedAt) return []
  const said = state.comments
    .filter(({ threadId, deletedAt, delivery }) => threadId === thread.id && !deletedAt && delivery?.action !== 'reply')
    .filter(({ id }) => comments || id === thread.id)
    .map(({ id, parentId, author, message, createdAt, hiddenAt, url }) => ({
      ...{ kind: 'comment' as const, id, parentId, author: author.name, ours: author.us, text: message, at: createdAt },
      ...{ hidden: hiddenAt !== null, url: url ?? '' },
    }))
  const noted = state.notes
    .filter(({ threadId }) => notes && threadId === thread.id)
    .map(({ id, author, message, createdAt }) => ({
      ...{ kind: 'note' as const, id, parentId: null, author: author.name, ours: true, text: message, at: createdAt },
      ...{ hidden: false, url: '' },
    }))
  const zone = state.pairs.find(({ id }) => id === thread.pairId)?.zone ?? 'UTC'
  const here = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  return [...said, ...noted].map(({ at, ...cells }) => ({
    ...cells,
    threadId: thread.id,
    network: thread.network,
    postId: thread.postId,
    post: postOf(state, thread).message,
    writtenAt: at,
    writtenHere: here.format(new Date(at)),
    zone,
    state: row.doneAt ? 'done' : row.snoozedUntil ? 'snoozed' : 'open',
    priority: thread.priority,
    assignee: state.people.find(({ id }) => id === thread.assigneeId)?.name ?? '',
    labels: thread.labels.flatMap((id) => state.labels.find((label) => label.id === id)?.name ?? []),
  }))
}

function exportIn({ state, member }: MockContext, exportId: string): MockExport {
  const found = state.exports.find(({ id, teamId }) => id === exportId && teamId === member?.teamId)
  if (!found) throw new Problem('not_found', 'Your team has no such export. They are kept for seven days.')
  return found
}

const shown = ({ file: _file, pairId: _pairId, teamId: _teamId, ...made }: MockExport): Export => made

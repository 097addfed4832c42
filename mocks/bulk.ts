import type { Batch, BulkChange, bulk } from '../server/contract/bulk.ts'
import { Problem } from '../server/contract/problem.ts'
import { type MockContext, type MockHandlers, personOf } from './context.ts'
import { isFound } from './filters.ts'
import { pairIn } from './linking.ts'
import { changed, instant, later, type MockBatch, type MockThread, newId } from './memory.ts'
import { rowOf } from './threads.ts'

export const bulkMocks: MockHandlers<typeof bulk> = {
  startBatch: ({ params, body: { change, threads } }, context) => {
    const { state } = context
    const { id: pairId, teamId } = pairIn(context, params.pairId)
    const ours = state.threads.filter((thread) => thread.pairId === pairId)
    const meant = Array.isArray(threads)
      ? ours.filter(({ id }) => threads.includes(id))
      : ours.filter((thread) => isFound(rowOf(state, thread), threads, context.person?.id))
    const batch: MockBatch = {
      id: newId(),
      pairId,
      teamId,
      change,
      state: 'running',
      total: Array.isArray(threads) ? threads.length : meant.length,
      done: 0,
      skipped: 0,
      personId: personOf(context).id,
      createdAt: instant(state),
      finishedAt: null,
      before: [],
    }
    state.batches.unshift(batch)
    later(state, () => perform(context, batch, meant))
    return shown(batch)
  },
  listBatches: ({ params }, context) => {
    const { id } = pairIn(context, params.pairId)
    return {
      items: context.state.batches
        .filter(({ pairId }) => pairId === id)
        .slice(0, 20)
        .map(shown),
    }
  },
  cancelBatch: ({ params }, context) => {
    const batch = batchIn(context, params.batchId)
    if (batch.state !== 'running') throw new Problem('conflict', 'This is over already. You can undo it.')
    Object.assign(batch, { state: 'cancelled', finishedAt: instant(context.state) })
    announce(context, batch, [])
    return shown(batch)
  },
  undoBatch: ({ params }, context) => {
    const batch = batchIn(context, params.batchId)
    if (batch.state === 'running') throw new Problem('conflict', 'Stop it first.')
    if (batch.state !== 'done' && batch.state !== 'cancelled') throw new Problem('conflict', 'This is undone already.')
    batch.state = 'undoing'
    later(context.state, () => putBack(context, batch))
    return shown(batch)
  },
}

function perform(context: MockContext, batch: MockBatch, threads: MockThread[]) {
  if (batch.state !== 'running') return
  for (const thread of threads) {
    const before = structuredClone(thread)
    make(context, thread, batch.change)
    if (JSON.stringify(before) !== JSON.stringify(thread)) batch.before.push(before)
  }
  batch.done = batch.before.length
  batch.skipped = (batch.total ?? 0) - batch.done
  Object.assign(batch, { state: 'done', finishedAt: instant(context.state) })
  announce(context, batch, batch.before)
}

function putBack(context: MockContext, batch: MockBatch) {
  for (const before of batch.before) {
    const thread = context.state.threads.find(({ id }) => id === before.id)
    if (thread) Object.assign(thread, before)
  }
  Object.assign(batch, { state: 'undone', done: 0, finishedAt: instant(context.state) })
  announce(context, batch, batch.before)
}

function make({ state }: MockContext, thread: MockThread, change: BulkChange) {
  const root = state.comments.find(({ id }) => id === thread.id)
  if (change.action === 'finish') Object.assign(thread, { doneAt: thread.doneAt ?? instant(state), snoozedUntil: null })
  if (change.action === 'reopen') Object.assign(thread, { doneAt: null, snoozedUntil: null })
  if (change.action === 'wake') thread.snoozedUntil = null
  if (change.action === 'snooze') Object.assign(thread, { doneAt: null, snoozedUntil: change.until })
  if (change.action === 'read') thread.unreadSince = null
  if (change.action === 'unread') thread.unreadSince ??= instant(state)
  if (change.action === 'assign') thread.assigneeId = change.personId
  if (change.action === 'prioritise') thread.priority = change.priority
  if (change.action === 'label') thread.labels = [...new Set([...thread.labels, change.labelId])]
  if (change.action === 'unlabel') thread.labels = thread.labels.filter((id) => id !== change.labelId)
  if (root && change.action === 'hide' && !root.author.us) root.hiddenAt ??= instant(state)
  if (root && change.action === 'show') root.hiddenAt = null
}

function batchIn({ state, member }: MockContext, batchId: string): MockBatch {
  const batch = state.batches.find(({ id, teamId }) => id === batchId && teamId === member?.teamId)
  if (!batch) throw new Problem('not_found', 'Your team has no such bulk change.')
  return batch
}

function announce({ state }: MockContext, { teamId, pairId, id }: MockBatch, threads: { id: string }[]) {
  changed(state, teamId, { topic: 'bulk', pairId, ids: [id] })
  if (threads.length > 0) changed(state, teamId, { topic: 'inbox', pairId, ids: threads.map((thread) => thread.id) })
}

const shown = ({ before: _before, pairId: _pairId, teamId: _teamId, ...batch }: MockBatch): Batch => batch

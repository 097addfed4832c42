import { Problem } from '../contract/problem.ts'
import type { Priority } from '../contract/threads.ts'
import type { Context } from '../http/context.ts'
import { changes } from '../keeping/changes.ts'
import { holdModerator } from '../keeping/members.ts'
import { holdLabel } from '../keeping/threadLabels.ts'
import { threadById } from '../keeping/threads.ts'
import { notify } from '../notices/notify.ts'
import { triage } from './triage.ts'

/** Marks a thread as done; a new remark by a customer opens it again. */
export const finishThread = (context: Context, threadId: string) =>
  triage(context, threadId, { action: 'triage.finish', change: changes.finish })

export const reopenThread = (context: Context, threadId: string) =>
  triage(context, threadId, { action: 'triage.reopen', change: changes.open })

/** Throws `invalid` for somebody who is not in the team, or may not moderate. */
export const assignThread = (context: Context, threadId: string, personId: string) =>
  triage(context, threadId, {
    action: 'triage.assign',
    change: changes.assign(personId),
    detail: { personId },
    promise: async (trx) => {
      const thread = await threadById(trx, context.teamId, threadId)
      await notify(trx, context, {
        kind: 'assigned',
        key: `${threadId} ${context.operationId}`,
        pairId: thread?.pairId ?? null,
        threadId,
        to: { people: [personId] },
        by: context.person.id,
        about: { who: context.person.name, what: thread?.message ?? '' },
      })
    },
    check: async (trx) => {
      const personProblem = 'Choose somebody of your team who may moderate.'
      if (!(await holdModerator(trx, context.teamId, personId)))
        throw new Problem('invalid', personProblem, { fields: { personId: personProblem } })
    },
  })

export const unassignThread = (context: Context, threadId: string) =>
  triage(context, threadId, { action: 'triage.unassign', change: changes.assign(null) })

export const prioritiseThread = (context: Context, threadId: string, priority: Priority) =>
  triage(context, threadId, {
    action: 'triage.prioritise',
    change: changes.prioritise(priority),
    detail: { priority },
  })

/** Throws `not_found` for a label that is not the team's, `conflict` for a thread with 20 labels. */
export const labelThread = (context: Context, threadId: string, labelId: string) =>
  triage(context, threadId, {
    action: 'triage.label',
    change: changes.label(labelId),
    detail: { labelId },
    check: async (trx) => {
      if (!(await holdLabel(trx, context.teamId, labelId)))
        throw new Problem('not_found', 'Your team has no such label.')
    },
  })

export const unlabelThread = (context: Context, threadId: string, labelId: string) =>
  triage(context, threadId, { action: 'triage.unlabel', change: changes.unlabel(labelId), detail: { labelId } })

/** Reading is everybody's: what one has looked at, nobody has to look at again. */
export const markRead = (context: Context, threadId: string) =>
  triage(context, threadId, { action: 'triage.read', change: changes.read, evenGone: true })

export const markUnread = (context: Context, threadId: string) =>
  triage(context, threadId, { action: 'triage.unread', change: changes.unread })

import { Problem } from '../contract/problem.ts'
import type { RuleAction, RuleVerb } from '../contract/ruleParts.ts'
import { lengthOf, longestReply } from '../contract/threads.ts'
import { filled, openIn, type Values } from '../contract/variables.ts'
import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { changes, type ThreadChange } from '../keeping/changes.ts'
import type { CommentRow } from '../keeping/commentRows.ts'
import { whatMayBeDone } from '../keeping/commentViews.ts'
import { beginningOf } from '../keeping/excerpts.ts'
import { holdModerator } from '../keeping/members.ts'
import { holdLabel } from '../keeping/threadLabels.ts'
import type { ThreadRow } from '../keeping/threads.ts'
import type { PairRow } from '../linking/pairRows.ts'
import type { ReadyRule } from './considering.ts'
import type { Remark } from './remarks.ts'

/** What is to be promised when all rules have had their turn. */
export interface Deeds {
  /** Comments to hide, by the person in whose name. */
  hides: Map<string, string[]>
  replies: {
    commentId: string
    message: string
    private: boolean
    personId: string
    ruleId: string
    operationId: string
  }[]
  /** When threads are to come back. */
  wakings: Set<string>
  /** Labels and people that have been looked up: whether they are still the team's. */
  known: Map<string, boolean>
}

interface Case {
  rule: ReadyRule
  remark: Remark
  comment: CommentRow
  thread: ThreadRow
  /** The comment that opened the thread is hidden. */
  hidden: boolean
  pair: PairRow
}

export interface Deed {
  do: RuleVerb
  problem: string | null
}

/** Does all that a rule says for one comment, in its order but replies first. What is so already is no deed. */
export async function doAll(trx: Transaction, context: TeamContext, given: Case, deeds: Deeds) {
  const did: Deed[] = []
  let { thread } = given
  for (const action of repliesFirst(given.rule.content.actions)) {
    const deed = await doOne(trx, context, { ...given, thread }, action, deeds)
    if (deed.after) thread = deed.after
    if (deed.problem !== undefined) did.push({ do: action.do, problem: deed.problem })
  }
  return { did, after: thread }
}

const isReply = (action: RuleAction) => action.do === 'reply' || action.do === 'reply_privately'

const repliesFirst = (actions: RuleAction[]) => [
  ...actions.filter(isReply),
  ...actions.filter((action) => !isReply(action)),
]

/** `problem` is absent where nothing was to be done. */
interface Outcome {
  problem?: string | null
  after?: ThreadRow
}

async function doOne(trx: Transaction, context: TeamContext, given: Case, action: RuleAction, deeds: Deeds) {
  if (action.do === 'hide') return hide(given, deeds)
  if (action.do === 'reply' || action.do === 'reply_privately') return reply(context, given, action, deeds)
  const missing = await missingFor(trx, context, action, deeds)
  return missing ? { problem: missing } : changeThread(context, given, action, deeds)
}

function hide({ rule, comment, hidden }: Case, { hides }: Deeds): Outcome {
  const personId = rule.row.armedBy ?? ''
  const promised = [...hides.values()].flat()
  if (comment.hiddenAt || promised.includes(comment.id)) return {}
  if (!whatMayBeDone(comment, { hidden, foreign: false }).hide)
    return { problem: 'The network does not let it be hidden.' }
  hides.set(personId, [...(hides.get(personId) ?? []), comment.id])
  return { problem: null }
}

function reply(
  context: TeamContext,
  { rule, remark, comment, hidden, pair }: Case,
  action: Extract<RuleAction, { message: string }>,
  deeds: Deeds,
): Outcome {
  const values = valuesOf(remark, pair)
  const open = openIn(action.message).find(({ variable }) => values[variable] === null)
  if (open) return { problem: `Nobody knows what {${open.variable}} is here.` }
  const message = filled(action.message, values)
  const isPrivate = action.do === 'reply_privately'
  if (!isPrivate && lengthOf(message) > longestReply[comment.network])
    return { problem: 'It is too long for the network.' }
  const isBusy = [...deeds.hides.values()].flat().includes(comment.id)
  if (!isPrivate && (isBusy || !whatMayBeDone(comment, { hidden, foreign: false }).reply))
    return { problem: 'The comment takes no reply.' }
  deeds.replies.push({
    commentId: comment.id,
    message,
    private: isPrivate,
    personId: rule.row.armedBy ?? '',
    ruleId: rule.row.id,
    operationId: context.newId(),
  })
  return { problem: null }
}

const longestBeginning = 60

/** The Profile tells a username alone, which has no first part. */
function valuesOf({ authorName, network, postMessage }: Remark, pair: PairRow): Values {
  const first = network === 'instagram' ? authorName : authorName.trim().split(/\s+/)[0]
  const [line = ''] = postMessage.trim().split('\n')
  return {
    name: first || null,
    fullName: authorName || null,
    post: line ? beginningOf(line, longestBeginning) : null,
    page: pair.pageName || null,
    shopLink: null,
    me: null,
  }
}

type Sorting = Exclude<RuleAction, { do: 'hide' } | { message: string }>

function changeThread(context: TeamContext, { thread }: Case, action: Sorting, { wakings }: Deeds): Outcome {
  if (thread.state === 'gone') return { problem: 'The comment that opened the thread was deleted.' }
  const until = new Date(context.now.getTime() + (action.do === 'snooze' ? action.minutes : 0) * 60_000).toISOString()
  try {
    const after = changeFor(action, until)(thread, context)
    if (after === thread) return {}
    if (action.do === 'snooze') wakings.add(until)
    return { problem: null, after }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { problem: error.message }
  }
}

function changeFor(action: Sorting, until: string): ThreadChange {
  if (action.do === 'label') return changes.label(action.labelId)
  if (action.do === 'assign') return changes.assign(action.personId)
  if (action.do === 'prioritise') return changes.prioritise(action.priority)
  return action.do === 'done' ? changes.finish : changes.snooze(until)
}

/** Why it cannot be done any more; null when it can. */
async function missingFor(trx: Transaction, { teamId }: TeamContext, action: Sorting, { known }: Deeds) {
  if (action.do === 'label') {
    const isThere = known.get(action.labelId) ?? (await holdLabel(trx, teamId, action.labelId))
    known.set(action.labelId, isThere)
    return isThere ? null : 'The label was removed.'
  }
  if (action.do !== 'assign') return null
  const isThere = known.get(action.personId) ?? (await holdModerator(trx, teamId, action.personId))
  known.set(action.personId, isThere)
  return isThere ? null : 'The person is not in the team any more, or may not moderate.'
}

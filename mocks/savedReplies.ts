import { Problem } from '../server/contract/problem.ts'
import { canonical, type NewSavedReply, type savedReplies } from '../server/contract/savedReplies.ts'
import { type MockContext, type MockHandlers, memberOf, personOf } from './context.ts'
import { pairIn } from './linking.ts'
import { changed, instant, type MockSavedReply, newId } from './memory.ts'
import { threadIn } from './places.ts'
import { suggestionsFor } from './suggestions.ts'

export const savedRepliesMocks: MockHandlers<typeof savedReplies> = {
  listSavedReplies: ({ query }, context) => {
    const pair = query.pairId === undefined ? undefined : pairIn(context, query.pairId)
    const mine = standingIn(context).filter(({ pairId }) => !pair || pairId === null || pairId === pair.id)
    return { items: mine.sort((one, other) => one.title.localeCompare(other.title)) }
  },
  createSavedReply: ({ body }, context) => {
    const at = instant(context.state)
    const { name } = personOf(context)
    const made = { id: newId(), version: 0, createdAt: at, createdBy: name, deletedAt: null, useCount: 0, usedAt: null }
    const reply: MockSavedReply = { ...made, ...wordsOf(context, body, made.id), teamId: memberOf(context).teamId }
    context.state.savedReplies.push(reply)
    return told(context, reply)
  },
  getSavedReply: ({ params }, context) => replyIn(context, params.savedReplyId),
  changeSavedReply: ({ params, version, body }, context) => {
    const reply = replyIn(context, params.savedReplyId)
    if (reply.version !== version || reply.deletedAt)
      throw new Problem(
        'outdated',
        'Somebody changed this saved reply meanwhile. Look at theirs before you save yours.',
      )
    return told(context, Object.assign(reply, wordsOf(context, body, reply.id, reply)))
  },
  deleteSavedReply: ({ params }, context) => {
    const reply = replyIn(context, params.savedReplyId)
    if (reply.deletedAt) return reply
    return told(context, Object.assign(reply, { deletedAt: instant(context.state) }))
  },
  restoreSavedReply: ({ params }, context) => {
    const reply = replyIn(context, params.savedReplyId)
    if (!reply.deletedAt) return reply
    checkShortcut(context, reply.shortcut, reply.id)
    return told(context, Object.assign(reply, { deletedAt: null }))
  },
  listSuggestions: ({ params }, context) => {
    const thread = threadIn(context, params.threadId)
    return suggestionsFor(context.state, thread, standingIn(context))
  },
  getShopLink: ({ params }, context) => linkOf(context, params.pairId),
  changeShopLink: ({ params, version, body }, context) => {
    if (linkOf(context, params.pairId).version !== version)
      throw new Problem('outdated', 'Somebody changed the shop link meanwhile. Look at theirs before you save yours.')
    const link = { url: body.url, version: version + 1 }
    context.state.shopLinks[params.pairId] = link
    changed(context.state, memberOf(context).teamId, { topic: 'savedReplies', pairId: params.pairId, ids: [] })
    return link
  },
}

function standingIn(context: MockContext) {
  const { teamId } = memberOf(context)
  return context.state.savedReplies.filter((reply) => reply.teamId === teamId && !reply.deletedAt)
}

function replyIn(context: MockContext, id: string): MockSavedReply {
  const { teamId } = memberOf(context)
  const reply = context.state.savedReplies.find((one) => one.id === id && one.teamId === teamId)
  if (!reply) throw new Problem('not_found', 'Your team has no such saved reply.')
  return reply
}

/** What was given, once the shortcut is free and the pair the team's own. */
function wordsOf(context: MockContext, { variants, ...given }: NewSavedReply, id: string, before?: MockSavedReply) {
  if (given.pairId !== null) pairIn(context, given.pairId)
  checkShortcut(context, given.shortcut, id)
  const used = new Map(before?.variants.map((one) => [one.language, one]))
  const kept = variants.map(({ language, text }) => {
    const tag = canonical(language)
    return { useCount: 0, usedAt: null, ...used.get(tag), language: tag, text }
  })
  const changedBy = personOf(context).name
  return { ...given, variants: kept, changedAt: instant(context.state), changedBy }
}

function checkShortcut(context: MockContext, wanted: string | null, id: string) {
  if (wanted === null || !standingIn(context).some((one) => one.shortcut === wanted && one.id !== id)) return
  const shortcut = 'Another saved reply of the team has this shortcut.'
  throw new Problem('invalid', shortcut, { fields: { shortcut } })
}

function told({ state }: MockContext, reply: MockSavedReply) {
  reply.version += 1
  changed(state, reply.teamId, { topic: 'savedReplies', pairId: null, ids: [reply.id] })
  return reply
}

function linkOf(context: MockContext, pairId: string) {
  return context.state.shopLinks[pairIn(context, pairId).id] ?? { url: null, version: 0 }
}

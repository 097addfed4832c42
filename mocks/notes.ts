import { mostNotes, type Note, type notes } from '../server/contract/notes.ts'
import { Problem } from '../server/contract/problem.ts'
import { type MockContext, type MockHandlers, memberOf, personOf } from './context.ts'
import { changed, instant, type MockNote, newId } from './memory.ts'
import { announce, threadIn } from './places.ts'

const hourMs = 3600_000

export const notesMocks: MockHandlers<typeof notes> = {
  listNotes: ({ params }, context) => {
    const { id } = threadIn(context, params.threadId)
    return { items: context.state.notes.filter(({ threadId }) => threadId === id).map(shown(context)) }
  },
  writeNote: ({ params, body: { message, mentions } }, context) => {
    const { state } = context
    const { id: threadId } = threadIn(context, params.threadId)
    if (state.notes.filter((note) => note.threadId === threadId).length >= mostNotes)
      throw new Problem('conflict', `There are ${mostNotes} notes on this thread already. Remove one of yours first.`)
    const { id, name } = personOf(context)
    const note: MockNote = {
      id: newId(),
      threadId,
      author: { id, name },
      message,
      mentions: peopleNamed(context, mentions),
      createdAt: instant(state),
      editedAt: null,
      version: 1,
    }
    state.notes.push(note)
    return told(context, note)
  },
  changeNote: ({ params, body: { message, mentions }, version }, context) => {
    const note = ownNote(context, params.noteId)
    if (note.version !== version) throw new Problem('outdated', 'You changed this note meanwhile, in another window.')
    const editedAt = instant(context.state)
    Object.assign(note, { message, mentions: peopleNamed(context, mentions), editedAt, version: version + 1 })
    return told(context, note)
  },
  removeNote: ({ params }, context) => {
    const note = ownNote(context, params.noteId)
    context.state.notes.splice(context.state.notes.indexOf(note), 1)
    told(context, note)
  },
}

const endOf = ({ createdAt }: MockNote) => new Date(Date.parse(createdAt) + hourMs)

const shown =
  ({ state, person }: MockContext) =>
  (note: MockNote): Note => {
    const changeable = note.author.id === person?.id && endOf(note) > state.now()
    return { ...note, changeableUntil: changeable ? endOf(note).toISOString() : null }
  }

function ownNote(context: MockContext, noteId: string): MockNote {
  const note = context.state.notes.find(({ id }) => id === noteId)
  if (!note || !isOurs(context, note)) throw new Problem('not_found', 'Your team has no such note.')
  if (note.author.id !== context.person?.id) throw new Problem('forbidden', 'Only who wrote a note may change it.')
  if (endOf(note) <= context.state.now())
    throw new Problem('conflict', 'A note can be changed for an hour. Write another one.')
  return note
}

function isOurs({ state, member }: MockContext, { threadId }: MockNote) {
  const thread = state.threads.find(({ id }) => id === threadId)
  return state.pairs.some(({ id, teamId, unlinkedAt }) => {
    return id === thread?.pairId && teamId === member?.teamId && !unlinkedAt
  })
}

function peopleNamed(context: MockContext, ids: string[]) {
  const { state } = context
  const { teamId } = memberOf(context)
  return [...new Set(ids)].map((id) => {
    const isMember = state.members.some((member) => member.personId === id && member.teamId === teamId)
    const person = isMember && state.people.find((one) => one.id === id)
    const problem = 'Somebody you mention has left the team. Take the name out.'
    if (!person) throw new Problem('invalid', problem, { fields: { mentions: problem } })
    return { id, name: person.name }
  })
}

function told(context: MockContext, note: MockNote): Note {
  const thread = threadIn(context, note.threadId)
  changed(context.state, memberOf(context).teamId, { topic: 'notes', pairId: thread.pairId, ids: [thread.id] })
  announce(context, thread)
  return shown(context)(note)
}

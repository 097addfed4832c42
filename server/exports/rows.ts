import type { Selectable } from 'kysely'
import type { ExportRow } from '../contract/exports.ts'
import { Priority } from '../contract/threads.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'
import { labelsOf } from '../keeping/facets.ts'
import type { ExportFile } from './exports.ts'

/** A row before its time is told in the zone of the pair, which is the formatter's work. */
export type PlainRow = Omit<ExportRow, 'writtenHere' | 'zone'>

type FoundThread = Selectable<Tables['threads']> & { postMessage: string }
type StoredComment = Selectable<Tables['comments']>

/** What ids are called in the team. */
export interface TeamNames {
  people: Map<string, string>
  labels: Map<string, string>
}

export async function namesOf({ db, teamId }: TeamContext): Promise<TeamNames> {
  const people = await db
    .selectFrom('members')
    .innerJoin('users', 'users.id', 'members.userId')
    .where('members.organizationId', '=', teamId)
    .select(['users.id', 'users.name'])
    .execute()
  const labels = await db
    .selectFrom('labels')
    .where('teamId', '=', teamId)
    .where('removedAt', 'is', null)
    .select(['id', 'name'])
    .execute()
  const named = (rows: { id: string; name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]))
  return { people: named(people), labels: named(labels) }
}

/** As many as one reads without anybody noticing. */
const threadsAtOnce = 100
const commentsAtOnce = 400

/** The next threads of an export, in its order, and how many of its places they are: what is gone or foreign has none. */
export async function threadsFrom({ db, teamId }: TeamContext, file: ExportFile) {
  const places = await db
    .selectFrom('exportThreads')
    .where('teamId', '=', teamId)
    .where('exportId', '=', file.id)
    .where('number', '<', (file.total ?? 0) - file.done)
    .orderBy('number', 'desc')
    .limit(threadsAtOnce)
    .select('threadId')
    .execute()
  if (places.length === 0) return { threads: [], places: 0 }
  const found = await db
    .selectFrom('threads')
    .innerJoin('posts', (join) =>
      join.onRef('posts.teamId', '=', 'threads.teamId').onRef('posts.id', '=', 'threads.postId'),
    )
    .where('threads.teamId', '=', teamId)
    .where(
      'threads.id',
      'in',
      places.map(({ threadId }) => threadId),
    )
    .where('threads.pairId', '=', file.pairId)
    .where('threads.state', '<>', 'gone')
    .selectAll('threads')
    .select('posts.message as postMessage')
    .execute()
  const byId = new Map<string, FoundThread>(found.map((thread) => [thread.id, thread]))
  return takeWhileFew(places.map(({ threadId }) => byId.get(threadId)))
}

/** A thread with very many comments makes a step of its own. */
function takeWhileFew(all: (FoundThread | undefined)[]) {
  const threads: FoundThread[] = []
  let places = 0
  let comments = 0
  for (const thread of all) {
    comments += thread ? thread.replyCount + 1 : 0
    if (comments > commentsAtOnce && places > 0) break
    places += 1
    if (thread) threads.push(thread)
  }
  return { threads, places }
}

/** The rows of the threads, some hundred at a time: each thread with its comments, oldest first, and then its notes. */
export async function* rowsOf(context: TeamContext, file: ExportFile, threads: FoundThread[], names: TeamNames) {
  const [first] = threads
  if (!first) return
  const notes = file.notes === 1 ? await notesOf(context, threads) : new Map<string, StoredNote[]>()
  const rowsOfNotes = (thread: FoundThread) => (notes.get(thread.id) ?? []).map((note) => noteRow(note, thread, names))
  if (threads.length === 1 && file.comments === 1) {
    for await (const some of manyComments(context, first.id)) yield some.map((one) => commentRow(one, first, names))
    yield rowsOfNotes(first)
    return
  }
  const comments = await commentsOf(context, file, threads)
  yield threads.flatMap((thread) => [
    ...(comments.get(thread.id) ?? []).map((one) => commentRow(one, thread, names)),
    ...rowsOfNotes(thread),
  ])
}

async function commentsOf({ db, teamId }: TeamContext, file: ExportFile, threads: FoundThread[]) {
  const ids = threads.map(({ id }) => id)
  const comments = await standing({ db, teamId })
    .where(file.comments === 1 ? 'threadId' : 'id', 'in', ids)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return Map.groupBy(comments, ({ threadId }) => threadId)
}

async function* manyComments({ db, teamId }: TeamContext, threadId: string) {
  let after: StoredComment | undefined
  for (;;) {
    const from = after
    const some = await standing({ db, teamId })
      .where('threadId', '=', threadId)
      .$if(from !== undefined, (comments) =>
        comments.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('createdAt', 'id'), '>', tuple(from?.createdAt ?? '', from?.id ?? '')),
        ),
      )
      .orderBy('createdAt')
      .orderBy('id')
      .limit(commentsAtOnce)
      .execute()
    yield some
    after = some.at(-1)
    if (some.length < commentsAtOnce) return
  }
}

/** What was deleted, or has not come out there yet, is no comment of anybody's. */
const standing = ({ db, teamId }: Pick<TeamContext, 'db' | 'teamId'>) =>
  db
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('deletedAt', 'is', null)
    .where('remoteId', 'is not', null)
    .selectAll()

type StoredNote = Pick<Selectable<Tables['notes']>, 'id' | 'threadId' | 'authorName' | 'message' | 'createdAt'>

async function notesOf({ db, teamId }: TeamContext, threads: FoundThread[]) {
  const notes = await db
    .selectFrom('notes')
    .where('teamId', '=', teamId)
    .where(
      'threadId',
      'in',
      threads.map(({ id }) => id),
    )
    .orderBy('createdAt')
    .orderBy('id')
    .select(['id', 'threadId', 'authorName', 'message', 'createdAt'])
    .execute()
  return Map.groupBy(notes, ({ threadId }) => threadId)
}

const commentRow = (comment: StoredComment, thread: FoundThread, names: TeamNames): PlainRow => ({
  kind: 'comment',
  id: comment.id,
  parentId: comment.parentId,
  author: comment.authorName,
  ours: comment.authorUs === 1,
  writtenAt: comment.createdAt,
  text: comment.message,
  hidden: comment.hiddenAt !== null,
  url: comment.url ?? '',
  ...threadCells(thread, names),
})

const noteRow = (note: StoredNote, thread: FoundThread, names: TeamNames): PlainRow => ({
  kind: 'note',
  id: note.id,
  parentId: null,
  author: note.authorName,
  ours: true,
  writtenAt: note.createdAt,
  text: note.message,
  hidden: false,
  url: '',
  ...threadCells(thread, names),
})

const threadCells = (thread: FoundThread, { people, labels }: TeamNames) => ({
  threadId: thread.id,
  network: thread.network,
  postId: thread.postId,
  post: thread.postMessage,
  state: thread.state === 'gone' ? 'done' : thread.state,
  priority: Priority.options[thread.priority] ?? 'normal',
  assignee: people.get(thread.assigneeId ?? '') ?? '',
  labels: labelsOf(thread).flatMap((id) => labels.get(id) ?? []),
})

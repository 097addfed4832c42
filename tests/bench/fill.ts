import { join } from 'node:path'
import SQLite from 'better-sqlite3'

const commentsPerThread = 5
const threadsPerPost = 100
/** Every fiftieth thread was deleted by its author. */
const standingPerPost = threadsPerPost * commentsPerThread - threadsPerPost / 50
const began = Date.UTC(2025, 0, 1)

/**
 * Fills a pair of a data folder that nobody has open with `count` more comments, five to a thread, a hundred threads to
 * a post: posts, comments, threads and tallies, consistent with each other. About 50,000 comments a second.
 */
export function fillPair(dataDir: string, pairId: string, count: number): void {
  const db = new SQLite(join(dataDir, 'tandem.db'))
  // Filled once and never trusted after a crash.
  db.pragma('synchronous = OFF')
  db.pragma('foreign_keys = OFF')
  db.pragma('cache_size = -200000')
  const { teamId } = db.prepare<[string], { teamId: string }>('select teamId from pairs where id = ?').get(pairId) ?? {}
  if (!teamId) throw new Error('There is no such pair to fill.')

  const indices = db
    .prepare<[], { name: string; sql: string }>(
      "select name, sql from sqlite_schema where type = 'index' and sql is not null and tbl_name in ('comments', 'threads')",
    )
    .all()
  db.transaction(() => {
    for (const { name } of indices) db.exec(`drop index "${name}"`)
    insertThreads(db, { teamId, pairId }, count / commentsPerThread)
    for (const { sql } of indices) db.exec(sql)
    countAgain(db, { teamId, pairId })
  })()
  db.exec('analyze')
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

interface Owner {
  teamId: string
  pairId: string
}

function insertThreads(db: SQLite.Database, owner: Owner, threads: number) {
  const addPost = insertInto(db, 'posts')
  const addThread = insertInto(db, 'threads')
  const addComment = insertInto(db, 'comments')
  for (let n = 0; n < threads; n += 1) {
    const thread = threadOf(owner, n, threads)
    if (n % threadsPerPost === 0) addPost(postOf(thread))
    addThread(thread)
    for (let m = 0; m < commentsPerThread; m += 1) addComment(commentOf(thread, m))
  }
}

/** Ids in the order of time, as the platform's are; every fourth thread is done, every thirteenth hidden. */
function threadOf({ teamId, pairId }: Owner, n: number, threads: number) {
  const at = (seconds: number) => new Date(began + Math.floor((n / threads) * 3e10) + seconds * 1000).toISOString()
  const network = Math.floor(n / threadsPerPost) % 2 ? 'instagram' : 'facebook'
  const done = n % 4 === 3
  return {
    teamId,
    id: `9${String(n).padStart(9, '0')}`,
    pairId,
    network,
    postId: `8${String(Math.floor(n / threadsPerPost)).padStart(9, '0')}`,
    authorId: `7${String(n % 5000).padStart(9, '0')}`,
    authorName: `Customer number ${n % 5000}`,
    authorUs: 0,
    message: `${words(n)} Is the sourdough still there after four o'clock, or shall I come before?`,
    latestAuthorName: `Customer number ${(n + 4) % 5000}`,
    latestAuthorUs: 0,
    latestMessage: `${words(n + 4)} Thank you!`,
    replyCount: commentsPerThread - 1,
    activeAt: at(commentsPerThread),
    view: n % 50 === 49 ? 'gone' : done ? 'done' : 'open',
    doneAt: done ? at(60) : null,
    hiddenAt: n % 13 === 12 ? at(50) : null,
    deletedAt: n % 50 === 49 ? at(70) : null,
    delivery: n % 11 === 0 ? 'needs_you' : null,
    seenCount: n % 50 === 49 ? commentsPerThread - 1 : commentsPerThread,
    createdAt: at(1),
  }
}
type FilledThread = ReturnType<typeof threadOf>

const words = (n: number) => ['Grüezi!', 'Hello there.', '¿Qué tal?', 'Merci 🍰', 'שלום,'][n % 5] ?? ''

function postOf({ teamId, postId, pairId, network, createdAt }: FilledThread) {
  return {
    teamId,
    id: postId,
    pairId,
    network,
    message: `Fresh from the oven, number ${postId}: braided loaves, rolls with poppy seed and the first plum cake of the year.`,
    pictureUrl: `/sandbox/pictures/${postId}.jpg`,
    url: null,
    postedAt: createdAt,
    commentCount: standingPerPost,
    likeCount: 12,
    seenCount: standingPerPost,
    gap: 0,
    sweptAt: createdAt,
    deletedAt: null,
  }
}

function commentOf(thread: FilledThread, m: number) {
  const id = m === 0 ? thread.id : `${thread.id}${m}`
  const createdAt = m === 0 ? thread.createdAt : new Date(Date.parse(thread.createdAt) + m * 1000).toISOString()
  return {
    teamId: thread.teamId,
    id,
    remoteId: id,
    threadId: thread.id,
    parentId: m === 0 ? null : thread.id,
    postId: thread.postId,
    pairId: thread.pairId,
    network: thread.network,
    authorId: thread.authorId,
    authorName: m === 0 ? thread.authorName : (thread.latestAuthorName ?? ''),
    authorUs: 0,
    message: m === 0 ? thread.message : thread.latestMessage,
    createdAt,
    editedAt: null,
    hiddenAt: m === 0 ? thread.hiddenAt : null,
    likedAt: null,
    likeCount: 0,
    deletedAt: m === 0 ? thread.deletedAt : null,
    url: null,
    delivery: m === 0 ? thread.delivery : null,
    deliveryAction: m === 0 && thread.delivery ? 'hide' : null,
    deliveryProblem: null,
    messageAsOf: createdAt,
    hiddenAsOf: '',
  }
}

function insertInto(db: SQLite.Database, table: string) {
  const columns = db.prepare<[], { name: string }>(`select name from pragma_table_info('${table}')`).all()
  const names = columns.map(({ name }) => name)
  const insert = db.prepare(`insert into "${table}" values (${names.map(() => '?').join(', ')})`)
  return (row: Record<string, string | number | null>) => insert.run(names.map((name) => row[name] ?? null))
}

/** The counts in the rail, by the same conditions as the lists. */
function countAgain(db: SQLite.Database, owner: Owner) {
  const conditions = {
    open: `"view" = 'open'`,
    done: `"view" = 'done'`,
    hidden: `"hiddenAt" is not null and "view" <> 'gone'`,
    needs_you: `"delivery" = 'needs_you'`,
  }
  for (const [view, condition] of Object.entries(conditions))
    db.prepare(
      `insert or replace into tallies (teamId, pairId, network, "view", count)
       select teamId, pairId, network, '${view}', count(*) from threads
       where teamId = @teamId and pairId = @pairId and ${condition} group by network`,
    ).run(owner)
}

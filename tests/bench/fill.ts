import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { facetsOf } from '../../server/keeping/facets.ts'
import { nameKeys } from '../../server/keeping/names.ts'
import type { ThreadRow } from '../../server/keeping/threads.ts'
import { wordsInto } from './fillIndex.ts'
import { postOf, threadLabelOf, threadOf, threadsPerPost } from './fillThreads.ts'
import { commentOf, commentsPerThread, customers, nameOf } from './fillWords.ts'

/** Whose the rows are, and whom of the team they speak of. */
export interface Owner {
  teamId: string
  pairId: string
  personId: string
  labelIds: string[]
}

/**
 * Fills a pair of a data folder that nobody has open with `count` more comments, five to a thread, a hundred threads to
 * a post: posts, comments, threads, labels, identities, tallies and the index of words, consistent with each other.
 */
export function fillPair(dataDir: string, pairId: string, count: number): void {
  const db = new SQLite(join(dataDir, 'tandem.db'))
  // Filled once and never trusted after a crash.
  db.pragma('synchronous = OFF')
  db.pragma('foreign_keys = OFF')
  db.pragma('cache_size = -400000')
  const owner = ownerOf(db, pairId)
  const indices = db
    .prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_schema where type = 'index' and sql is not null
       and tbl_name in ('comments', 'threads', 'threadLabels', 'posts')`,
    )
    .all()
  db.transaction(() => {
    for (const { name } of indices) db.exec(`drop index "${name}"`)
    insertThreads(db, owner, count / commentsPerThread)
    insertIdentities(db, owner)
    for (const { sql } of indices) db.exec(sql)
    countAgain(db, owner)
  })()
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

function ownerOf(db: SQLite.Database, pairId: string): Owner {
  const { teamId = '' } =
    db.prepare<[string], { teamId: string }>('select teamId from pairs where id = ?').get(pairId) ?? {}
  if (!teamId) throw new Error('There is no such pair to fill.')
  const person = db
    .prepare<[string], { id: string }>('select userId as id from members where organizationId = ?')
    .get(teamId)
  const addLabel = insertInto(db, 'labels')
  const labelIds = Array.from({ length: 8 }, (_, n) => `label-${n}`)
  for (const [n, id] of labelIds.entries())
    addLabel({ teamId, id, name: `Label ${n}`, folded: `label ${n}`, colour: 'teal', version: 1, createdAt: '2025' })
  return { teamId, pairId, personId: person?.id ?? '', labelIds }
}

function insertThreads(db: SQLite.Database, owner: Owner, threads: number) {
  const addPost = insertInto(db, 'posts')
  const addThread = insertInto(db, 'threads')
  const addComment = insertInto(db, 'comments')
  const addLabel = insertInto(db, 'threadLabels')
  const addWords = wordsInto(db, owner)
  for (let n = 0; n < threads; n += 1) {
    const thread = threadOf(owner, n, threads)
    if (n % threadsPerPost === 0) {
      const post = postOf(thread, n)
      addPost(post)
      addWords('posts', post.searchKey, post.message, '')
    }
    addThread(thread)
    const label = threadLabelOf(thread)
    if (label) addLabel(label)
    for (let m = 0; m < commentsPerThread; m += 1) {
      const comment = commentOf(thread, n, m)
      addComment(comment)
      addWords('comments', comment.searchKey, comment.message, comment.authorName)
    }
  }
}

function insertIdentities(db: SQLite.Database, { teamId, pairId }: Owner) {
  const add = insertInto(db, 'identities')
  for (let n = 0; n < customers; n += 1)
    for (const network of ['facebook', 'instagram']) {
      const id = `filled-${network}-${n}`
      const { id: handle, name } = nameOf(n)
      const kept = { teamId, id, pairId, network, handle, name, personId: id, ...nameKeys(name) }
      add({ ...kept, note: '', noteVersion: 0 })
    }
}

type Row = Record<string, string | number | null>

function insertInto(db: SQLite.Database, table: string) {
  const columns = db.prepare<[], { name: string }>(`select name from pragma_table_info('${table}')`).all()
  const names = columns.map(({ name }) => name)
  const insert = db.prepare(`insert into "${table}" values (${names.map(() => '?').join(', ')})`)
  return (row: Row) => insert.run(names.map((name) => row[name] ?? null))
}

/** The counts in the rail, by what the product itself counts a thread under. */
function countAgain(db: SQLite.Database, { teamId, pairId }: Owner) {
  const counts = new Map<string, number>()
  const threads = db.prepare<[string, string], ThreadRow>('select * from threads where teamId = ? and pairId = ?')
  for (const thread of threads.iterate(teamId, pairId))
    for (const facet of facetsOf(thread)) {
      const key = `${thread.network} ${facet}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  db.prepare('delete from tallies where teamId = ? and pairId = ?').run(teamId, pairId)
  const add = insertInto(db, 'tallies')
  for (const [key, count] of counts) {
    const [network = '', ...facet] = key.split(' ')
    add({ teamId, pairId, network, facet: facet.join(' '), count })
  }
}

import { readFileSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import express from 'express'
import { authorOf } from '../../server/keeping/commentViews.ts'
import { rowView } from '../../server/threads/views.ts'
import type { Statement } from './asks.ts'
import type { FloorAsk } from './floor.ts'

// The floor of what is read: the same SQL over the same file, prepared, the same JSON, and nothing else. A process of its own.
type Row = Parameters<typeof rowView>[0]
type Hit = Row &
  Record<`comment${'Id' | 'AuthorId' | 'AuthorName' | 'Message' | 'HiddenAt'}`, string> & {
    commentAuthorUs: number
    commentedAt: string
    searchKey: number
  }

const db = new SQLite(process.env.DATABASE_FILE ?? '', { readonly: true })
const asks = JSON.parse(readFileSync(process.env.ASKS_FILE ?? '', 'utf8')) as FloorAsk[]
const prepared = new Map<string, SQLite.Statement<(string | number)[]>>()

function rowsOf<T>({ sql, parameters }: Statement): T[] {
  const statement = prepared.get(sql) ?? db.prepare<(string | number)[]>(sql)
  prepared.set(sql, statement)
  return statement.all(...parameters) as T[]
}

const answers: Record<FloorAsk['kind'], (ask: FloorAsk) => object> = {
  list: ({ statements, limit, query }) => {
    const ranges = statements.map((statement) => rowsOf<Row>(statement))
    const sign = query.includes('order=oldest') ? 1 : -1
    const rows =
      ranges.length === 1 ? (ranges[0] ?? []) : ranges.flat().sort((one, other) => sign * compare(one, other))
    const items = rows.slice(0, limit)
    const last = rows.length > limit ? items.at(-1) : undefined
    const next = last && Buffer.from(JSON.stringify([last.activeAt, last.id])).toString('base64url')
    return { items: items.map(rowView), nextCursor: next ?? null }
  },
  search: ({ statements: [find, read], limit }) => {
    const keys = find ? rowsOf<{ key: number }>(find).map(({ key }) => key) : []
    const parameters = [JSON.stringify(keys), ...(read?.parameters ?? [])]
    const rows = read ? rowsOf<Hit>({ sql: read.sql, parameters }) : []
    const byKey = new Map(rows.map((row) => [row.searchKey, row]))
    const hits = keys.flatMap((key) => byKey.get(key) ?? []).slice(0, limit)
    return { items: hits.map(hitOf), posts: [], nextCursor: keys.at(limit) ?? null }
  },
  rows: ({ statements: [read] }) => (read ? rowsOf(read) : []),
}

const compare = (one: Row, other: Row) =>
  one.activeAt === other.activeAt ? (one.id < other.id ? -1 : 1) : one.activeAt < other.activeAt ? -1 : 1

/** As ours, but that nothing is marked. */
const hitOf = (row: Hit) => ({
  commentId: row.commentId,
  author: authorOf({
    network: row.network,
    authorId: row.commentAuthorId,
    authorName: row.commentAuthorName,
    authorUs: row.commentAuthorUs,
  }),
  authorMarks: [],
  excerpt: { text: row.commentMessage, marks: [] },
  createdAt: row.commentedAt,
  hiddenAt: row.commentHiddenAt,
  thread: rowView(row),
})

const app = express()
app.get('/asks/:place', (req, res) => {
  const ask = asks[Number(req.params.place)]
  if (!ask) return void res.status(404).end()
  res.json(answers[ask.kind](ask))
})
app.get('/readyz', (_req, res) => void res.send('ready'))
app.listen(Number(process.env.PORT))

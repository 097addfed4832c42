import SQLite from 'better-sqlite3'
import express from 'express'
import { rowView } from '../../server/threads/views.ts'

// The floor of the inbox page: prepared SQL over the same file, the same JSON, and nothing else. A process of its own.
const conditions: Record<string, string> = {
  open: `threads."view" = 'open'`,
  done: `threads."view" = 'done'`,
  hidden: `threads."hiddenAt" is not null and threads."view" <> 'gone'`,
  needs_you: `threads."delivery" = 'needs_you'`,
}

type Row = Parameters<typeof rowView>[0]
const db = new SQLite(process.env.DATABASE_FILE ?? '', { readonly: true })
const prepared = new Map<string, SQLite.Statement<string[], Row>>()

function statement(view: string, network: boolean, cursor: boolean) {
  const name = `${view} ${network} ${cursor}`
  const known = prepared.get(name)
  if (known) return known
  const made = db.prepare<string[], Row>(
    `select threads.*, posts.message as postMessage, posts.pictureUrl as postPictureUrl
     from threads join posts on posts.teamId = threads.teamId and posts.id = threads.postId
     where threads.teamId = ? and threads.pairId = ? ${network ? 'and threads.network = ?' : ''} and ${conditions[view]}
     ${cursor ? 'and (threads.activeAt, threads.id) < (?, ?)' : ''}
     order by threads.activeAt desc, threads.id desc limit 51`,
  )
  prepared.set(name, made)
  return made
}

const app = express()
app.get('/threads', (req, res) => {
  const { view = '', teamId = '', pairId = '', network, cursor } = req.query as Record<string, string>
  const position = cursor ? (JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[]) : []
  const rows = statement(view, Boolean(network), Boolean(cursor)).all(
    ...[teamId, pairId, ...(network ? [network] : []), ...position],
  )
  const items = rows.slice(0, 50)
  const last = rows.length > 50 ? items.at(-1) : undefined
  const next = last && Buffer.from(JSON.stringify([last.activeAt, last.id])).toString('base64url')
  res.json({ items: items.map(rowView), nextCursor: next ?? null })
})
app.get('/readyz', (_req, res) => void res.send('ready'))
app.listen(Number(process.env.PORT))

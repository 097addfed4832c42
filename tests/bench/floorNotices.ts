import { createHmac, timingSafeEqual } from 'node:crypto'
import SQLite from 'better-sqlite3'
import express from 'express'

// The floor of accepting webhooks: verify the HMAC, insert, commit with FULL; what comes in one turn shares a commit, as with ours.
const db = new SQLite(process.env.DATABASE_FILE ?? '')
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec('create table updates (id text primary key, body text not null, receivedAt text not null)')
const insert = db.prepare('insert into updates values (?, ?, ?) on conflict do nothing')
const secret = process.env.APP_SECRET ?? ''

let waiting: { id: string; body: string; done: () => void }[] = []

function keep(id: string, body: string) {
  return new Promise<void>((done) => {
    waiting.push({ id, body, done })
    if (waiting.length === 1) setImmediate(drain)
  })
}

function drain() {
  const batch = waiting
  waiting = []
  db.transaction(() => {
    for (const { id, body } of batch) insert.run(id, body, new Date().toISOString())
  }).immediate()
  for (const { done } of batch) done()
}

const app = express()
app.post('/webhooks/meta', express.raw({ type: () => true, limit: '8mb' }), async (req, res) => {
  const expected = Buffer.from(`sha256=${createHmac('sha256', secret).update(req.body).digest('hex')}`)
  const given = Buffer.from(req.get('x-hub-signature-256') ?? '')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return void res.status(403).end()
  await keep(given.toString(), req.body.toString())
  res.type('text').send('kept')
})
app.get('/readyz', (_req, res) => void res.send('ready'))
app.listen(Number(process.env.PORT))

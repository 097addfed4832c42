import SQLite from 'better-sqlite3'
import express from 'express'

// The floor of what is changed: one prepared statement over the same file, durable with FULL, and nothing else. A process of its own.
const db = new SQLite(process.env.DATABASE_FILE ?? '')
db.pragma('synchronous = FULL')
db.pragma('busy_timeout = 5000')
const columns = db.prepare<[], { name: string }>("select name from pragma_table_info('comments')").all()
const names = columns.map(({ name }) => name)
const insert = db.prepare(`insert into comments values (${names.map(() => '?').join(', ')})`)
const finish = db.prepare("update threads set state = 'done', doneAt = ? where teamId = ? and id = ?")

const app = express()
app.use(express.json())
app.post('/replies', (req, res) => {
  const reply = { ...req.body, createdAt: new Date().toISOString() } as Record<string, string | number | null>
  insert.run(names.map((name) => reply[name] ?? null))
  res.status(202).json(reply)
})
app.put('/teams/:teamId/threads/:threadId/done', (req, res) => {
  finish.run(new Date().toISOString(), req.params.teamId, req.params.threadId)
  res.status(204).end()
})
app.get('/readyz', (_req, res) => void res.send('ready'))
app.listen(Number(process.env.PORT))

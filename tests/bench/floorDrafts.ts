import SQLite from 'better-sqlite3'
import express from 'express'

// The floor of a draft that is saved: two prepared inserts in one transaction over the same file, durable with FULL. A process of its own.
const db = new SQLite(process.env.DATABASE_FILE ?? '')
db.pragma('synchronous = FULL')
db.pragma('busy_timeout = 5000')
const columnsOf = (table: string) =>
  db
    .prepare<[], { name: string }>(`select name from pragma_table_info('${table}')`)
    .all()
    .map(({ name }) => name)
const insertInto = (table: string) => {
  const names = columnsOf(table)
  const insert = db.prepare(`insert into "${table}" values (${names.map(() => '?').join(', ')})`)
  return (row: Record<string, unknown>) => insert.run(names.map((name) => row[name] ?? null))
}
const addCampaign = insertInto('campaigns')
const addVersion = insertInto('campaignVersions')
const save = db.transaction((row: Record<string, unknown>) => {
  addCampaign(row)
  addVersion({ ...row, campaignId: row.id, savedAt: row.changedAt, savedBy: row.changedBy })
})

const app = express()
app.use(express.json({ limit: '1mb' }))
app.put('/drafts/:id', (req, res) => {
  const { content, ...rest } = req.body as Record<string, unknown>
  const now = new Date().toISOString()
  const row = { ...rest, id: req.params.id, content: JSON.stringify(content), createdAt: now, changedAt: now }
  save.immediate(row)
  res.json({ ...row, content })
})
app.get('/readyz', (_req, res) => void res.send('ready'))
app.listen(Number(process.env.PORT))

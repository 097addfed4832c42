import express, { type Response } from 'express'

// The floor of the live streams: what is told is written to all who listen, in one loop. A process of its own.
const listeners = new Set<Response>()
let told = 0

const app = express()
app.get('/live', (_req, res) => {
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  res.write('retry: 1000\n\n')
  listeners.add(res)
  res.on('close', () => listeners.delete(res))
})
app.put('/events', (_req, res) => {
  told += 1
  const data = JSON.stringify({ topic: 'inbox', pairId: 'a pair', ids: [`thread ${told}`] })
  for (const listener of listeners) listener.write(`id: ${told}\ndata: ${data}\n\n`)
  res.status(204).end()
})
app.get('/readyz', (_req, res) => void res.send('ready'))
app.listen(Number(process.env.PORT))

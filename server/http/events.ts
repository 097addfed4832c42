import type { Response } from 'express'
import type { Streamed } from '../contract/endpoint.ts'

const heartbeatMs = 15_000

/** Sends each message as a server-sent event; a comment line now and then keeps proxies from hanging up. */
export async function sendEvents(res: Response, messages: AsyncIterable<Streamed<unknown>>) {
  res.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  res.write('retry: 1000\n\n')
  const heartbeat = setInterval(() => res.write(':\n\n'), heartbeatMs)
  try {
    for await (const { id, data } of messages) {
      if (!res.write(`id: ${id}\ndata: ${JSON.stringify(data)}\n\n`)) await drained(res)
    }
  } finally {
    clearInterval(heartbeat)
    res.end()
  }
}

/** Waits for a slow reader, or for its leaving. */
function drained(res: Response) {
  return new Promise<void>((resolve) => {
    if (res.closed) return resolve()
    const done = () => {
      res.off('drain', done)
      res.off('close', done)
      resolve()
    }
    res.on('drain', done)
    res.on('close', done)
  })
}

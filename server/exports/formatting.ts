import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Piece } from './cells.ts'

export interface Formatter extends AsyncDisposable {
  /** One piece after the other. Rejects when the thread broke. */
  format(piece: Piece): Promise<{ body: string; size: number }>
}

/**
 * A thread of its own that makes text of rows, for as long as somebody holds it: to tell the times of some hundred rows in
 * their zone and to quote their cells would hold up everybody else at the desk.
 */
export function hireFormatter(zone: string): Formatter {
  // No environment: it has no business with the desk's secrets.
  const worker = new Worker(join(import.meta.dirname, 'formatter.ts'), { workerData: { zone }, env: {}, execArgv: [] })
  const gone = new AbortController()
  worker.once('exit', () => gone.abort())
  // Whoever waits for a piece hears of it; between two pieces nobody does.
  worker.on('error', () => {})
  return {
    format: async (piece) => {
      const answer = once(worker, 'message', { signal: gone.signal })
      worker.postMessage(piece)
      const [made] = await answer
      return made
    },
    [Symbol.asyncDispose]: async () => void (await worker.terminate()),
  }
}

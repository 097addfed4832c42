import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Database, OpenDatabase } from './database.ts'

/** Pages of 4 KiB. With fewer the same pages would be written again and again; with more it takes longer to find one. */
const fullPages = 1000
const lookMs = 100
/** After this long without work the thread gives its memory back. */
const idleMs = 5_000
/** Whatever hindered it may pass. */
const restMs = 60_000

/**
 * Brings SQLite's log into the database whenever it is full, in a thread of its own: SQLite would do so in the middle of a
 * commit, and everybody at the desk would wait for some tens of milliseconds. Answers how to stop.
 */
export function startCheckpoints({ db, dialect, address }: OpenDatabase, log: Logger): () => Promise<void> {
  if (dialect !== 'sqlite' || address === ':memory:') return async () => {}
  let thread: Thread | null = null
  let looking = false
  let restUntil = 0
  const broken = (error: unknown) => {
    restUntil = performance.now() + restMs
    log.error({ err: error }, 'the log could not be brought into the database; the next commits do it')
  }

  async function look() {
    if (looking || thread?.isBusy() || performance.now() < restUntil) return
    looking = true
    try {
      if ((await pagesInLog(db)) >= fullPages) {
        thread ??= startThread(address, { broken, ended: () => (thread = null) })
        thread.checkpoint()
      } else if (thread?.isIdle()) await thread.end()
    } finally {
      looking = false
    }
  }

  const timer = setInterval(() => void look().catch(broken), lookMs).unref()
  return async () => {
    clearInterval(timer)
    await thread?.end()
  }
}

/** How many pages of the log are not in the database yet. */
async function pagesInLog(db: Database): Promise<number> {
  const { rows } = await sql<{ log: number; checkpointed: number }>`pragma wal_checkpoint(noop)`.execute(db)
  const { log = 0, checkpointed = 0 } = rows[0] ?? {}
  return log - checkpointed
}

type Thread = ReturnType<typeof startThread>

function startThread(file: string, { broken, ended }: { broken: (error: unknown) => void; ended: () => void }) {
  const worker = new Worker(join(import.meta.dirname, 'checkpointer.ts'), {
    workerData: { file },
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
  })
  worker.unref()
  let busy = false
  let quietLooks = 0
  worker.on('message', () => (busy = false))
  worker.on('error', broken)
  worker.once('exit', ended)
  return {
    checkpoint: () => {
      busy = true
      quietLooks = 0
      worker.postMessage('checkpoint')
    },
    isBusy: () => busy,
    isIdle: () => ++quietLooks > idleMs / lookMs,
    end: async () => void (await worker.terminate()),
  }
}

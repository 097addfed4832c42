import { parentPort, workerData } from 'node:worker_threads'
import SQLite from 'better-sqlite3'

// The thread of `checkpoints.ts`: each time it is asked, it brings what is in the log into the database.
const { file } = workerData as { file: string }
const sqlite = new SQLite(file, { fileMustExist: true })
sqlite.pragma('synchronous = full')
parentPort?.on('message', () => {
  sqlite.pragma('wal_checkpoint(passive)')
  parentPort?.postMessage('done')
})

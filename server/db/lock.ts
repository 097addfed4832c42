import SQLite from 'better-sqlite3'

const patienceMs = 3000

/** Another process has the file. */
export class Occupied extends Error {}

/**
 * Keeps a SQLite file for this process alone until the answer is called; the system lets go of it when the process dies,
 * however that happens. Waits 3 s for a process that is on its way down, then throws Occupied with a sentence.
 */
export function lockFile(file: string): () => void {
  const lock = new SQLite(`${file}.lock`, { timeout: patienceMs })
  try {
    lock.pragma('locking_mode = exclusive')
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error
    throw new Occupied('another Tandem is at work in this folder.')
  }
  return () => lock.close()
}

import { cpSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'

/** Another installation that begins as this one stands: it is at home in its folder, not a backup that was put there. */
export function copyInstallation(from: string, to: string) {
  cpSync(from, to, { recursive: true })
  const db = new SQLite(join(to, 'tandem.db'))
  db.exec('delete from origins')
  db.close()
}

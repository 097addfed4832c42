import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const shortest = 32

/**
 * The key that all others are derived from: `fromEnv` when it is set, else the one kept in `<dataDir>/secret.key`, made at the
 * first start. The file holds text, so that its content can be moved into SECRET_KEY and stays the same key.
 */
export function readOrMakeKey(dataDir: string, fromEnv?: string): Buffer {
  if (fromEnv) return longEnough(fromEnv, 'SECRET_KEY')
  const file = join(dataDir, 'secret.key')
  return longEnough(readKey(file) ?? makeKey(dataDir, file), file)
}

function longEnough(text: string, where: string): Buffer {
  const key = Buffer.from(text.trim(), 'utf8')
  if (key.length < shortest) throw new Error(`${where} must hold at least ${shortest} characters of random text.`)
  return key
}

function readKey(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Written whole and then linked into place: of two processes that start at once, both end with the key of the first. */
function makeKey(dataDir: string, file: string): string {
  mkdirSync(dataDir, { recursive: true })
  const draft = `${file}.${process.pid}`
  const handle = openSync(draft, 'w', 0o600)
  writeSync(handle, `${randomBytes(shortest).toString('base64url')}\n`)
  fsyncSync(handle)
  closeSync(handle)
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(file, 'utf8')
}

const isErrno = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code

import type SQLite from 'better-sqlite3'
import { wordsOf } from '../../server/contract/words.ts'
import { scopeOf } from '../../server/indexing/indexing.ts'
import type { Owner } from './fill.ts'

/** Puts words into SQLite's full-text index as `server/db/fullText.ts` does, one document after another in their order. */
export function wordsInto(db: SQLite.Database, owner: Owner) {
  const insert = db.prepare('insert into "words" (rowid, message, author) values (?, ?, ?)')
  const scopes = { comments: scopeOf('comments', owner), posts: scopeOf('posts', owner) }
  const known = new Map<string, string>()

  /** Nothing goes over a space, so the same piece is always cut in the same way. */
  const cut = (scope: string, piece: string) => {
    const key = scope + piece
    const done = known.get(key)
    if (done !== undefined) return done
    const words = wordsOf(piece).map(({ text }) => scope + text)
    known.set(key, words.join(' '))
    return words.join(' ')
  }
  const text = (scope: string, words: string) =>
    words
      .split(' ')
      .map((piece) => cut(scope, piece))
      .filter(Boolean)
      .join(' ')

  return (of: keyof typeof scopes, key: number, message: string, author: string) =>
    insert.run(key, text(scopes[of], message), text(scopes[of], author))
}

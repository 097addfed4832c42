import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Errand } from './errand.ts'

/** An answer of the server, to be read on when it is out of reach. */
export interface KeptAnswer {
  owner: string
  /** The query's hash. */
  hash: string
  /** Feature and name: each kind has its own limit. */
  kind: string
  /** The build that read it: another one may expect another shape. */
  build: string
  at: string
  data: unknown
}

interface Schema extends DBSchema {
  errands: { key: number; value: Omit<Errand, 'id'> & { id?: number }; indexes: { owner: string } }
  answers: { key: [owner: string, hash: string]; value: KeptAnswer; indexes: { age: [kind: string, at: string] } }
}

let opening: Promise<IDBPDatabase<Schema>> | undefined

/** Without a database or locks (an address without TLS, some private windows) nothing is kept, and changes go out directly. */
export const canKeep = () => 'indexedDB' in globalThis && 'locks' in navigator

export function openStore() {
  opening ??= openDB<Schema>('tandem', 2, {
    upgrade(db, from, _to, transaction) {
      if (from < 1) {
        db.createObjectStore('errands', { keyPath: 'id', autoIncrement: true }).createIndex('owner', 'owner')
        db.createObjectStore('answers', { keyPath: ['owner', 'hash'] })
      }
      transaction.objectStore('answers').createIndex('age', ['kind', 'at'])
    },
    // A newer version in another tab goes first; this one opens again when it needs to.
    blocking: (_current, _blocked, event) => {
      opening = undefined
      if (event.target instanceof IDBDatabase) event.target.close()
    },
    terminated: () => {
      opening = undefined
    },
  })
  return opening
}

/** In the order they were made. */
export async function errandsOf(owner: string): Promise<Errand[]> {
  const rows = await (await openStore()).getAllFromIndex('errands', 'owner', owner)
  return rows.flatMap((row) => (row.id === undefined ? [] : { ...row, id: row.id })).sort((a, b) => a.id - b.id)
}

export const addErrand = async (errand: Omit<Errand, 'id'>) => (await openStore()).add('errands', errand)

export const removeErrand = async (id: number) => (await openStore()).delete('errands', id)

/** Puts back what was taken out, in its old place. */
export const putErrand = async (errand: Errand) => (await openStore()).put('errands', errand)

/** Changes an errand unless it has left meanwhile. */
export async function changeErrand(errand: Errand) {
  const transaction = (await openStore()).transaction('errands', 'readwrite')
  if (await transaction.store.getKey(errand.id)) await transaction.store.put(errand)
  await transaction.done
}

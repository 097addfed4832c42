import { useSyncExternalStore } from 'react'

interface Connection {
  away: boolean
  /** When the oldest of what is shown was read, while it is kept answers that are shown. */
  asOf: string | null
}

let connection: Connection = { away: false, asOf: null }
const listeners = new Set<() => void>()

function change(next: Connection) {
  if (next.away === connection.away && next.asOf === connection.asOf) return
  connection = next
  for (const tell of listeners) tell()
}

/** Whether the server can be reached, as far as this browser has noticed. */
export const connectionStore = {
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  read: () => connection,
  /** The server did not answer; `asOf` is the age of the kept answer that is shown instead. */
  lost(asOf?: string) {
    const older = asOf && (!connection.asOf || asOf < connection.asOf) ? asOf : connection.asOf
    change({ away: true, asOf: older })
  },
  found: () => change({ away: false, asOf: null }),
}

export const useConnection = () => useSyncExternalStore(connectionStore.subscribe, connectionStore.read)

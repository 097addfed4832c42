const name = 'tandem.pair'

/** The pair this browser worked on last, so that the front door leads straight back to it. */
export const lastPair = {
  read: () => localStorage.getItem(name),
  keep: (pairId: string) => localStorage.setItem(name, pairId),
  forget: () => localStorage.removeItem(name),
}

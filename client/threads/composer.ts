import type { RefObject } from 'react'

/** The saved reply that a text was made from, and the language of its variant. */
export interface SavedSource {
  savedReplyId?: string
  savedReplyLanguage?: string
}

/** A reply being written, for what helps with writing it. */
export interface Composer {
  box: RefObject<HTMLTextAreaElement | null>
  /** Writes over the selection, or over the range given, and remembers what it was made from. */
  insert: (text: string, source?: SavedSource, range?: [start: number, end: number]) => void
}

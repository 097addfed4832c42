import { changeKind } from './changing.ts'
import { undoKind } from './undoing.ts'

/** What is done to many threads, and undone. */
export const bulkKinds = { 'bulk.change': changeKind, 'bulk.undo': undoKind }

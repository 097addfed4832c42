import { pauseKind } from './pausing.ts'
import { watchKind } from './watching.ts'

/** What a stop of all spending sets off. */
export const spendingKinds = {
  'spending.pause': pauseKind,
  'spending.watch': watchKind,
}

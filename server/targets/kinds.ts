import { recomputeKind } from './recomputing.ts'
import { watchKind } from './watching.ts'

/** What keeps the promise of a first answer in sight. */
export const targetsKinds = {
  'targets.recompute': recomputeKind,
  'targets.watch': watchKind,
}

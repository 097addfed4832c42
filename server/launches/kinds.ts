import { carryKind, createKind, prepareKind } from './making.ts'
import { sweepKind } from './sweeping.ts'

/** What launches promise to do on the platform. */
export const launchesKinds = {
  'launches.create': createKind,
  'launches.prepare': prepareKind,
  'launches.carry': carryKind,
  'launches.sweep': sweepKind,
}

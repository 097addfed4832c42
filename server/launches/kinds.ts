import { switchAdKind } from '../advertising/adSwitches.ts'
import { lookKind, roundKind } from './looking.ts'
import { carryKind, createKind, prepareKind } from './making.ts'
import { sweepKind } from './sweeping.ts'
import { activateKind, archiveKind, pauseKind } from './switches.ts'

/** What launches promise to do on the platform, and how what stands there is looked after. */
export const launchesKinds = {
  'launches.create': createKind,
  'launches.prepare': prepareKind,
  'launches.carry': carryKind,
  'launches.activate': activateKind,
  'launches.pause': pauseKind,
  'launches.archive': archiveKind,
  'launches.switchAd': switchAdKind,
  'launches.look': lookKind,
  'launches.round': roundKind,
  'launches.sweep': sweepKind,
}

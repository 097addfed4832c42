import { switchAdKind } from '../advertising/adSwitches.ts'
import { lookKind, roundKind } from './looking.ts'
import { activateKind, archiveKind, pauseKind } from './switches.ts'

/**
 * How what stands on the platform is switched and looked after. The names are those under which it is promised in rows that are there
 * already, from when launches did this.
 */
export const runningKinds = {
  'launches.activate': activateKind,
  'launches.pause': pauseKind,
  'launches.archive': archiveKind,
  'launches.switchAd': switchAdKind,
  'launches.look': lookKind,
  'launches.round': roundKind,
}

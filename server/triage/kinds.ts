import { wakeKind } from './snoozing.ts'

export const triageKinds = { 'triage.wake': wakeKind }

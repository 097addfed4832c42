import { readKind } from './readings.ts'

/** What is read of what campaigns bring. */
export const resultsKinds = { 'results.read': readKind }

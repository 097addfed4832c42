import { gatherKind } from './gathering.ts'

/** What is worked out about people and posts in peace. */
export const peopleKinds = { 'people.gather': gatherKind }

import { switchAdKind } from './switching.ts'

/** What comments on ads promise to do on the platform; hiding them is moderation's. */
export const adCommentsKinds = { 'adComments.switchAd': switchAdKind }

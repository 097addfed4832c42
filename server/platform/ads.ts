import type { Ads } from './advertising.ts'
import type { Transport } from './transport.ts'

/** Being written. */
export const createAds = (_transport: Transport): Ads =>
  new Proxy({}, { get: () => () => Promise.reject(new Error('being written')) }) as Ads

import type { Network } from '../contract/values.ts'

/** When the round that catches what notices do not carry last came to the end of a network. */
export interface SweepsTable {
  teamId: string
  pairId: string
  network: Network
  sweptAt: string
}

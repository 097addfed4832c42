import type { Network } from '../../server/contract/values.ts'

/** The contract's own list carries zod with it, which a first load can do without. */
export const networks = ['facebook', 'instagram'] as const satisfies Network[]

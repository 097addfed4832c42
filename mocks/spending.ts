import type { spending } from '../server/contract/spending.ts'
import { soon } from './soon.ts'

export const spendingMocks = soon<typeof spending>()

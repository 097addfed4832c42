import type { adAccounts } from '../server/contract/adAccounts.ts'
import { soon } from './soon.ts'

export const adAccountsMocks = soon<typeof adAccounts>()

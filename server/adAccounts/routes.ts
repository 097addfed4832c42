import type { adAccounts } from '../contract/adAccounts.ts'
import { soon } from '../http/soon.ts'

export const adAccountsRoutes = soon<typeof adAccounts>()

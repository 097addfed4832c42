import type { spending } from '../contract/spending.ts'
import { soon } from '../http/soon.ts'

export const spendingRoutes = soon<typeof spending>()

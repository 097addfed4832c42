import type { campaigns } from '../contract/campaigns.ts'
import { soon } from '../http/soon.ts'

export const campaignsRoutes = soon<typeof campaigns>()

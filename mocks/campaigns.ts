import type { campaigns } from '../server/contract/campaigns.ts'
import { soon } from './soon.ts'

export const campaignsMocks = soon<typeof campaigns>()

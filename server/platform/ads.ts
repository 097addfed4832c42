import { createAccountReading } from './adAccounts.ts'
import { createAudiences } from './adAudiences.ts'
import { createChanging } from './adChanging.ts'
import { createCreating } from './adCreating.ts'
import { createInsights } from './adInsights.ts'
import { createTree } from './adTree.ts'
import type { Ads } from './advertising.ts'
import type { Transport } from './transport.ts'

/** Ads of one account (reference 7): to see, to make, to change and to count them. */
export const createAds = (transport: Transport): Ads => ({
  ...createAccountReading(transport),
  ...createAudiences(transport),
  ...createCreating(transport),
  ...createChanging(transport),
  ...createTree(transport),
  ...createInsights(transport),
})

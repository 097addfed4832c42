import type { adAccounts } from '../contract/adAccounts.ts'
import type { Handlers } from '../http/context.ts'
import { chooseAdAccount, getAdAccount, listAdAccounts } from './accounts.ts'

export const adAccountsRoutes: Handlers<typeof adAccounts> = {
  listAdAccounts: ({ params }, context) => listAdAccounts(context, params.pairId),
  getAdAccount: ({ params }, context) => getAdAccount(context, params.pairId),
  chooseAdAccount: ({ params, body }, context) => chooseAdAccount(context, params.pairId, body.id),
}

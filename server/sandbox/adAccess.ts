import { hasScope } from './access.ts'
import { invalidAd } from './adErrors.ts'
import { type AdAccount, findAccount } from './adRows.ts'
import type { Call } from './call.ts'
import { GraphError, missing } from './graphError.ts'
import { listOf } from './params.ts'

/** An ad account belongs to a person, so only that person's own token reaches it, and never a Page's. */
const reaches = ({ token }: Call, account: AdAccount) => token.kind === 'USER' && token.personId === account.ownerId

/** The account that a thing is in; out of reach is as if it were not there, and reading it takes a permission. */
export function accountFor(call: Call, accountId: string, id = `act_${accountId}`): AdAccount {
  const account = findAccount(call.world, accountId)
  const verb = call.method === 'POST' ? 'post' : call.method === 'DELETE' ? 'delete' : 'get'
  if (!account || !reaches(call, account)) throw missing(id, verb)
  requireToReadAds(call)
  return account
}

/** Whoever may manage ads may read them. */
export function requireToReadAds(call: Call): void {
  if (!hasScope(call, 'ads_read') && !hasScope(call, 'ads_management')) throw ungranted()
}

export function requireToAdvertise(call: Call): void {
  if (!hasScope(call, 'ads_management')) throw ungranted()
}

/** Recollection, slip of grammar included. */
const ungranted = () =>
  new GraphError({
    code: 200,
    status: 403,
    message: '(#200) Ad account owner has NOT grant ads_management or ads_read permission',
  })

/** What is switched on has to be paid for. Both numbers are recollections. */
export function requireToSpend(account: AdAccount): void {
  if (account.status === 2) {
    throw invalidAd({
      subcode: 1359101,
      title: 'Ad account is disabled',
      says: 'Your ad account is disabled, so ads in it can’t be turned on. Go to Account Quality to find out more.',
      blame: 'status',
    })
  }
  if (account.status === 1 && account.funding !== null) return
  throw invalidAd({
    subcode: 1359188,
    title: account.funding === null ? 'No payment method' : 'Unpaid balance',
    says:
      account.funding === null
        ? 'To turn this on, add a payment method to the ad account in Billing & payments.'
        : 'To turn this on, pay the outstanding balance of the ad account in Billing & payments.',
    blame: 'status',
  })
}

/** `execution_options:["validate_only"]`: say whether it would do, and do nothing (reference 7.1). */
export const isCheck = ({ params }: Pick<Call, 'params'>) =>
  (listOf(params, 'execution_options') ?? []).includes('validate_only')

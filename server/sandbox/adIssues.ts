import { findAccount } from './adRows.ts'
import type { AdLevel } from './adStatus.ts'
import type { Json } from './node.ts'
import type { World } from './world.ts'

/** `issues_info` of what is in trouble: why, and whose fault it is (reference 7.7). The numbers are recollections. */
export function issuesOf(world: World, level: AdLevel, accountId: string, effective: string): Json | undefined {
  if (!['WITH_ISSUES', 'PENDING_BILLING_INFO', 'DISAPPROVED'].includes(effective)) return undefined
  const account = findAccount(world, accountId)
  const its = { campaign: 'CAMPAIGN', adset: 'AD_SET', ad: 'AD' }[level]
  if (effective === 'DISAPPROVED')
    return [issue(its, 1487106, 'Ad rejected', 'This ad does not comply with our policies.')]
  if (account?.status !== 1) {
    return [issue(its, 1359101, 'Ad account disabled', 'The ad account is disabled, so nothing of it is shown.')]
  }
  if (account.funding === null) {
    return [
      issue(its, 1359188, 'No payment method', 'The ad account has no payment method, so nothing of it is shown.'),
    ]
  }
  return [issue('AD', 1487106, 'All ads were rejected', 'None of the ads in here comply with our policies.')]
}

const issue = (level: string, error_code: number, error_summary: string, error_message: string): Json => ({
  level,
  error_code,
  error_summary,
  error_message,
  error_type: 'HARD_ERROR',
})

import { adsOf, type CampaignsRow } from '../advertising/campaignRows.ts'
import type { AdState } from '../contract/campaignStates.ts'
import type { Transaction } from '../db/database.ts'
import type { RemoteAd, RemoteCampaign } from '../platform/advertising.ts'

/** Writes what the platform says of each ad, and where it is shown. What it does not name any more is gone. */
export async function keepAds(trx: Transaction, row: CampaignsRow, tree: RemoteCampaign | null) {
  for (const ad of await adsOf(trx, row)) {
    if (ad.adId === null || ad.state === 'gone') continue
    const adSet = tree?.adSets.find(({ id }) => id === ad.adSetId)
    const remote = adSet?.ads.find(({ id }) => id === ad.adId)
    const change = remote
      ? {
          state: adStateOf(remote),
          feedback: JSON.stringify(remote.feedback),
          postId: remote.postId ?? ad.postId,
          mediaId: remote.mediaId ?? ad.mediaId,
          targetingHash: ad.targetingHash ?? adSet?.targetingHash ?? null,
        }
      : { state: 'gone' as const }
    await trx
      .updateTable('campaignAds')
      .set(change)
      .where('teamId', '=', row.teamId)
      .where('campaignId', '=', row.id)
      .where('creative', '=', ad.creative)
      .execute()
  }
}

/** What the platform thinks of an ad, whether it runs or not (reference 7.2). A word that is new to us counts as approved. */
function adStateOf({ status, effectiveStatus, feedback }: RemoteAd): AdState {
  if (status === 'deleted' || effectiveStatus === 'DELETED') return 'gone'
  if (effectiveStatus === 'DISAPPROVED') return 'rejected'
  if (effectiveStatus === 'PENDING_REVIEW' || effectiveStatus === 'IN_PROCESS') return 'in_review'
  if (effectiveStatus === 'WITH_ISSUES' || effectiveStatus === 'PENDING_BILLING_INFO') return 'with_issues'
  return feedback.length > 0 ? 'with_issues' : 'approved'
}

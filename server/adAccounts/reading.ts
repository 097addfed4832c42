import type { AdAccountRow } from '../advertising/adAccount.ts'
import { asPerson, speakingForAds } from '../advertising/speaking.ts'
import type { TeamContext } from '../http/context.ts'
import type { PairRow } from '../linking/pairRows.ts'
import type { AdSpeaker, RemoteAdAccount } from '../platform/advertising.ts'
import { PlatformFailure } from '../platform/failure.ts'

export type AccountFacts = Omit<AdAccountRow, 'teamId' | 'pairId'>

const most = 200

/** What the grant behind the pair reaches, by name. Throws PlatformFailure. */
export async function reachedAccounts(context: TeamContext, pairId: string): Promise<RemoteAdAccount[]> {
  const accounts = await asPerson(context, pairId, (token) => context.platform.ads.listAccounts(token))
  return accounts.toSorted((one, other) => collator.compare(one.name, other.name)).slice(0, most)
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** One account as it stands now, and whether it reaches the pair's Profile. Throws PlatformFailure. */
export async function readFacts(context: TeamContext, pair: PairRow, accountId: string): Promise<AccountFacts> {
  return speakingForAds(context, pair.id, accountId, async (speaker) => {
    const account = await context.platform.ads.readAccount(speaker)
    const facts = factsOf(context, account)
    if (facts.obstacle || !pair.profileId) return facts
    const { profileIds } = await reachOf(context, speaker)
    return { ...facts, obstacle: profileIds?.includes(pair.profileId) === false ? 'no_profile' : null }
  })
}

/** The one that belongs to the pair's Page, or the only one there is; null where somebody has to choose. */
export async function onlyAccount(context: TeamContext, pair: PairRow): Promise<RemoteAdAccount | null> {
  const accounts = await reachedAccounts(context, pair.id)
  const [first] = accounts
  if (!first || accounts.length === 1) return first ?? null
  const ofPage: RemoteAdAccount[] = []
  // Who reaches many has chosen among them before, and asking each of them would take long.
  for (const account of accounts.slice(0, mostAsked)) {
    const { pageIds } = await speakingForAds(context, pair.id, account.id, (speaker) => reachOf(context, speaker))
    if (pageIds?.includes(pair.pageId)) ofPage.push(account)
  }
  const [only] = ofPage
  return accounts.length <= mostAsked && ofPage.length === 1 ? (only ?? null) : null
}

const mostAsked = 10

export const factsOf = (context: TeamContext, { id, ...account }: RemoteAdAccount): AccountFacts => ({
  accountId: id,
  ...account,
  readAt: context.clock().toISOString(),
})

/** What an account reaches is good to know, and nothing to fail for. */
async function reachOf(context: TeamContext, speaker: AdSpeaker) {
  try {
    return await context.platform.ads.readReach(speaker)
  } catch (failure) {
    if (failure instanceof PlatformFailure && failure.code !== 'reconnect_required')
      return { pageIds: null, profileIds: null }
    throw failure
  }
}

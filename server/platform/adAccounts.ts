import { z } from 'zod'
import type { AdSpeaker, Ads, RemoteAdAccount } from './advertising.ts'
import { PlatformFailure } from './failure.ts'
import { Count, Id, MaybeWords } from './shapes.ts'
import { readToEnd, sliceOf } from './slices.ts'
import type { Transport } from './transport.ts'

type Reading = Pick<Ads, 'listAccounts' | 'readAccount' | 'readReach'>

const accountFields =
  'id,name,currency,timezone_name,min_daily_budget,account_status,funding_source,default_dsa_payor,default_dsa_beneficiary'

/** Numbers of `account_status` (recollection): closed or being looked into, and owing money. */
const closed = new Set([2, 7, 100, 101, 202])
const owing = new Set([3, 8])

const Account = z
  .object({
    id: Id,
    name: MaybeWords,
    currency: z.string().length(3),
    timezone_name: z.string(),
    min_daily_budget: Count,
    account_status: Count,
    funding_source: MaybeWords.catch(null),
    default_dsa_payor: MaybeWords.catch(null),
    default_dsa_beneficiary: MaybeWords.catch(null),
  })
  .transform(
    (account): RemoteAdAccount => ({
      id: account.id,
      name: account.name ?? account.id,
      currency: account.currency,
      zone: account.timezone_name,
      leastDaily: account.min_daily_budget,
      payer: account.default_dsa_payor || null,
      beneficiary: account.default_dsa_beneficiary || null,
      obstacle: obstacleOf(account.account_status, account.funding_source),
    }),
  )

/** The platform leaves the way of paying out where there is none, and of a closed account. */
function obstacleOf(status: number, funding: string | null): RemoteAdAccount['obstacle'] {
  if (closed.has(status)) return 'disabled'
  return owing.has(status) || !funding || funding === '0' ? 'no_payment' : null
}

const Ids = sliceOf(z.object({ id: Id }))

/** Ad accounts and what they reach (reference 7). */
export function createAccountReading(transport: Transport): Reading {
  const idsOn = async (speaker: AdSpeaker, edge: string): Promise<string[] | null> => {
    try {
      const found = await readToEnd((after) =>
        transport.get(`${speaker.id}/${edge}`, Ids, {
          as: speaker,
          params: { fields: 'id', limit: 100, after: after ?? undefined },
        }),
      )
      return found.map(({ id }) => id)
    } catch (failure) {
      // Whoever may advertise with an account may not always see what else it reaches.
      if (failure instanceof PlatformFailure && failure.code === 'refused_by_platform') return null
      throw failure
    }
  }

  return {
    listAccounts: async (token) => {
      const accounts = await readToEnd((after) =>
        transport.get('me/adaccounts', sliceOf(Account.nullable().catch(null)), {
          as: { token },
          params: { fields: accountFields, limit: 100, after: after ?? undefined },
        }),
      )
      // One of which the platform keeps the currency to itself cannot pay for anything, but the others can.
      return accounts.filter((account) => account !== null)
    },
    readAccount: (speaker) => transport.get(speaker.id, Account, { as: speaker, params: { fields: accountFields } }),
    readReach: async (speaker) => ({
      pageIds: await idsOn(speaker, 'promote_pages'),
      profileIds: await idsOn(speaker, 'instagram_accounts'),
    }),
  }
}

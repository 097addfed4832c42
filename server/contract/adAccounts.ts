import { z } from 'zod'
import { feature } from './endpoint.ts'
import { Instant } from './values.ts'

export const AdAccount = z
  .object({
    id: z.string().describe('With its prefix: `act_123`.'),
    name: z.string(),
    currency: z.string().describe('ISO 4217; every amount of its campaigns is in it.'),
    zone: z.string().describe('The IANA zone in which its days begin and its schedules are meant.'),
    leastDaily: z.int().describe('The smallest daily budget of one ad set, in the smallest amounts.'),
    payer: z.string().nullable().describe('Who pays, as it stands in the account for ads in the EU.'),
    beneficiary: z.string().nullable().describe('Whom the ads are for, as it stands in the account.'),
    obstacle: z
      .enum(['disabled', 'no_payment', 'no_profile', 'missing_permission'])
      .nullable()
      .describe(
        'Why nothing can be launched with it: closed by the platform, nothing to pay with. Without access to the Profile (`no_profile`) ads run on the network of the Page alone.',
      ),
    readAt: Instant,
  })
  .meta({ id: 'AdAccount', description: 'What pays for the ads of a pair.' })
export type AdAccount = z.infer<typeof AdAccount>

export const adAccounts = feature({
  listAdAccounts: {
    method: 'GET',
    path: '/pairs/:pairId/adAccounts',
    summary: 'The ad accounts that the grant behind the pair reaches, by name, at most 200',
    access: 'advertise',
    response: z.object({ items: z.array(AdAccount) }),
  },
  getAdAccount: {
    method: 'GET',
    path: '/pairs/:pairId/adAccount',
    summary:
      'The ad account that pays for the pair; the only one there is without having been chosen; null before that',
    access: 'analyse',
    response: z.object({ account: AdAccount.nullable() }),
  },
  chooseAdAccount: {
    method: 'PUT',
    path: '/pairs/:pairId/adAccount',
    summary: 'Choose what pays for the pair; campaigns that were launched stay with the account that pays for them',
    access: 'advertise',
    body: z.object({ id: z.string().regex(/^act_\d{1,30}$/, 'Choose an ad account from the list.') }),
    response: z.object({ account: AdAccount }),
  },
})

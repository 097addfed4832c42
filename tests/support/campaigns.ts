import sharp from 'sharp'
import type { z } from 'zod'
import type { Client } from '../../client/api.ts'
import type { CampaignContent } from '../../server/contract/campaignContent.ts'
import type { Campaign } from '../../server/contract/campaigns.ts'
import type { TandemApi } from '../../server/contract/index.ts'
import type { Launch } from '../../server/contract/launches.ts'
import type { Database } from '../../server/db/database.ts'
import { eventually } from './journey.ts'

type Given = z.input<typeof CampaignContent>

const zone = 'Europe/Berlin'

/** An ad account that pays for a pair, put where the feature keeps it. */
export async function givePayer(db: Database, { teamId, pairId }: { teamId: string; pairId: string }) {
  await db
    .insertInto('adAccounts')
    .values({
      teamId,
      pairId,
      accountId: 'act_42',
      name: 'Bakery',
      currency: 'EUR',
      zone,
      leastDaily: 100,
      payer: 'Rosa’s Bakery',
      beneficiary: 'Rosa’s Bakery',
      obstacle: null,
      readAt: new Date().toISOString(),
    })
    .execute()
}

/** A picture of a cake, uploaded; of another colour it is another picture. */
export async function uploadPicture(client: Client<TandemApi>, pairId: string, background = '#c8553d') {
  const bytes = await sharp({ create: { width: 1080, height: 1080, channels: 3, background } })
    .jpeg()
    .toBuffer()
  const file = new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' })
  return (await client.adImages.addImage({ params: { pairId }, query: { name: 'Cake' }, file })).id
}

/** A day and a time so many days from now, as a clock on the wall of the account shows it. */
export const wallIn = (days: number, time = '09:00') =>
  `${new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: zone })}T${time}`

/** Maya's cakes: 40 EUR a day for ten days, on both networks. */
export const cakes = (imageId: string, given: Given = {}): Given => ({
  name: 'Easter cakes',
  budget: { kind: 'daily', amount: 4000 },
  schedule: { startsAt: wallIn(1), endsAt: wallIn(11) },
  audience: {
    places: [{ kind: 'city', key: '777', name: 'Lisbon', country: 'PT', radiusKm: 20 }],
    ageMin: 25,
    ageMax: 55,
    interests: [[{ id: '6003', name: 'Baking' }]],
  },
  creatives: [
    { key: 'a', imageId, text: 'Order your Easter cake.', headline: 'Cakes', link: 'https://bakery.example/cakes' },
  ],
  ...given,
})

/** What a person does with campaigns before and after the launch. */
export function campaignsOf(client: Client<TandemApi>, pairId: string) {
  const params = (campaign: Pick<Campaign, 'id'>) => ({ params: { campaignId: campaign.id } })
  const get = (campaign: Pick<Campaign, 'id'>) => client.campaigns.getCampaign(params(campaign))
  const plan = (campaign: Pick<Campaign, 'id'>) => client.launches.getPlan(params(campaign))
  const launch = async (campaign: Pick<Campaign, 'id'>, { sure = true } = {}): Promise<Launch> => {
    const { hash, version } = await plan(campaign)
    return client.launches.launch({ ...params(campaign), version, body: { hash, sure } })
  }
  const settled = (campaign: Pick<Campaign, 'id'>, state: Launch['state'] = 'done') =>
    eventually(
      async () => (await client.launches.getLaunch(params(campaign))).launch,
      (found) => found?.state === state,
    )
  return {
    get,
    plan,
    launch,
    settled,
    make: async (content: Given) => {
      const made = await client.campaigns.makeCampaign({ params: { pairId }, body: { from: 'nothing' } })
      return client.campaigns.saveContent({ ...params(made), version: made.version, body: content })
    },
    save: async (campaign: Pick<Campaign, 'id'>, content: Given) => {
      const { version } = await get(campaign)
      return client.campaigns.saveContent({ ...params(campaign), version, body: content })
    },
    launched: async (campaign: Pick<Campaign, 'id'>) => {
      await launch(campaign)
      await settled(campaign)
      return get(campaign)
    },
    activate: async (campaign: Pick<Campaign, 'id'>) => {
      const { version } = await get(campaign)
      return client.running.activate({ ...params(campaign), version })
    },
    pause: (campaign: Pick<Campaign, 'id'>) => client.running.pause(params(campaign)),
    archive: (campaign: Pick<Campaign, 'id'>) => client.running.archive(params(campaign)),
    setBudget: async (campaign: Pick<Campaign, 'id'>, amount: number, sure = false) => {
      const { version } = await get(campaign)
      return client.running.setBudget({ ...params(campaign), version, body: { amount, sure } })
    },
    decide: ({ id }: Launch, decision: 'send_again' | 'give_up') =>
      client.launches.decideStep({ params: { launchId: id }, body: { decision } }),
    settle: async (campaign: Pick<Campaign, 'id'>, take: 'ours' | 'theirs') => {
      const { version } = await get(campaign)
      return client.running.settleDrift({ ...params(campaign), version, body: { take } })
    },
    until: (campaign: Pick<Campaign, 'id'>, isSo: (found: Campaign) => boolean) =>
      eventually(() => get(campaign), isSo),
  }
}

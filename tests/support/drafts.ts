import sharp from 'sharp'
import type { Client } from '../../client/api.ts'
import { type CampaignContent, Creative, emptyContent } from '../../server/contract/campaignContent.ts'
import type { Campaign } from '../../server/contract/campaigns.ts'
import type { TandemApi } from '../../server/contract/index.ts'
import type { Pair } from '../../server/contract/linking.ts'
import { eventually } from './journey.ts'

/** A picture of one colour, as a browser would send it. */
async function squarePicture() {
  const create = { width: 1080, height: 1080, channels: 3, background: '#e8b04a' } as const
  return new Blob([new Uint8Array(await sharp({ create }).png().toBuffer())], { type: 'image/png' })
}

/** Lets the pair be paid for by the first ad account that the grant reaches. */
export async function payFor(client: Client<TandemApi>, { id: pairId }: Pair) {
  const params = { pairId }
  const { items } = await client.adAccounts.listAdAccounts({ params })
  const account = items.find(({ obstacle }) => obstacle === null)
  if (!account) throw new Error('The stage has no ad account.')
  await client.adAccounts.chooseAdAccount({ params, body: { id: account.id } })
}

/** What can be written as a draft of Nadia's and launched as it is: 10.00 a day for ten days. */
async function completeContent(client: Client<TandemApi>, { id: pairId }: Pair): Promise<CampaignContent> {
  const params = { pairId }
  const image = await client.adImages.addImage({ params, query: { name: 'Bicycle' }, file: await squarePicture() })
  const { items } = await client.audiences.searchPlaces({ params, query: { text: 'Irel' } })
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
  const content = emptyContent()
  return {
    ...content,
    name: 'Spring tune-up',
    budget: { kind: 'daily', amount: 1000, most: null },
    schedule: { startsAt: `${day(2)}T09:00`, endsAt: `${day(12)}T09:00` },
    audience: { ...content.audience, places: items.slice(0, 1) },
    creatives: [
      Creative.parse({
        key: 'a',
        imageId: image.id,
        text: 'Brakes, gears and a smile.',
        headline: 'Spring tune-up',
        link: 'https://bikes.example/tune-up',
      }),
    ],
    payer: 'Nadia Petrov',
    beneficiary: 'Nadia Petrov',
  }
}

/** The draft, saved. */
export async function draftOf(client: Client<TandemApi>, pair: Pair, change: Partial<CampaignContent> = {}) {
  const made = await client.campaigns.makeCampaign({ params: { pairId: pair.id }, body: { from: 'nothing' } })
  const body = { ...(await completeContent(client, pair)), ...change }
  return client.campaigns.saveContent({ params: { campaignId: made.id }, version: made.version, body })
}

/** Launches exactly what the draft says now, whatever has to be confirmed. */
export async function launch(client: Client<TandemApi>, { id, version }: Pick<Campaign, 'id' | 'version'>) {
  const params = { campaignId: id }
  const { hash } = await client.launches.getPlan({ params })
  return client.launches.launch({ params, version, body: { hash, sure: true } })
}

/** The same, once all of it stands out there. */
export async function launched(client: Client<TandemApi>, draft: Pick<Campaign, 'id' | 'version'>) {
  const params = { campaignId: draft.id }
  await launch(client, draft)
  await eventually(
    () => client.launches.getLaunch({ params }),
    (answer) => answer.launch?.state === 'done',
  )
  return eventually(
    () => client.campaigns.getCampaign({ params }),
    ({ ads, launchedVersion }) => launchedVersion !== null && ads.every(({ adId }) => adId),
  )
}

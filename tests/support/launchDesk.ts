import { type Bakery, startBakery } from './bakery.ts'
import { campaignsOf, givePayer, uploadPicture } from './campaigns.ts'
import type { AdsDouble } from './launchDouble.ts'
import { createAdsDouble } from './launchDouble.ts'
import type { ServerOptions } from './server.ts'

/** Maya's desk with an ad account and a picture, and ads out there that a test has in its hands. */
export async function startLaunchDesk(options: ServerOptions = {}): Promise<LaunchDesk> {
  const desk = await startBakery(options)
  const out = createAdsDouble()
  desk.services.platform.ads = out.double
  const { db } = desk.services
  const pairId = desk.pair.id
  const { teamId } = await db.selectFrom('pairs').where('id', '=', pairId).select('teamId').executeTakeFirstOrThrow()
  await givePayer(db, { teamId, pairId })
  const imageId = await uploadPicture(desk.client, pairId)
  return {
    desk,
    out,
    their: campaignsOf(desk.client, pairId),
    teamId,
    imageId,
    treeOf: (remoteId) => {
      const campaign = out.campaigns.get(remoteId ?? '')
      const adSets = [...out.adSets.values()].filter(({ campaignId }) => campaignId === remoteId)
      const ads = [...out.ads.values()].filter(({ adSetId }) => adSets.some(({ id }) => id === adSetId))
      return { campaign, adSets, ads }
    },
  }
}

type OneOf<T> = T extends Map<string, infer V> ? V : never

export interface LaunchDesk {
  desk: Bakery
  out: AdsDouble
  their: ReturnType<typeof campaignsOf>
  teamId: string
  imageId: string
  treeOf: (remoteId: string | null) => {
    campaign: OneOf<AdsDouble['campaigns']> | undefined
    adSets: OneOf<AdsDouble['adSets']>[]
    ads: OneOf<AdsDouble['ads']>[]
  }
}

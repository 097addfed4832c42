import { adsOf, type CampaignsRow } from '../advertising/campaignRows.ts'
import type { CreativeKey } from '../contract/campaignContent.ts'
import type { Database } from '../db/database.ts'
import { stepRows } from '../planning/launchRows.ts'
import { type CreativeDraft, pictureKey } from '../planning/parts.ts'
import { payloadOf } from '../planning/standings.ts'
import type { CreativeSpec } from '../platform/advertising.ts'
import { refused } from '../platform/failure.ts'

/** The platform's ids that later steps need of earlier ones. */
export interface Ids {
  campaignId: string | null
  ofCreative(key: CreativeKey): { adSetId: string | null; creativeId: string | null; adId: string | null }
  /** The platform's hash of each picture of the launch. */
  images: Map<string, string>
}

export async function idsOf(db: Database, row: CampaignsRow, launchId: string): Promise<Ids> {
  const ads = await adsOf(db, row)
  const steps = await stepRows(db, { teamId: row.teamId, id: launchId })
  const images = steps.flatMap((step) => {
    const { part } = payloadOf(step)
    return part.what === 'image' && step.remoteId ? [[pictureKey(part.spec), step.remoteId] as const] : []
  })
  return {
    campaignId: row.remoteId,
    ofCreative: (key) =>
      ads.find(({ creative }) => creative === key) ?? { adSetId: null, creativeId: null, adId: null },
    images: new Map(images),
  }
}

/** The creative with the platform's hashes of its pictures. */
export function filled({ content, ...draft }: CreativeDraft, { images }: Pick<Ids, 'images'>): CreativeSpec {
  if (content.kind === 'post') return { ...draft, content }
  const assets = content.assets.map(({ picture, ...asset }) => {
    const imageHash = images.get(pictureKey(picture))
    if (!imageHash) throw refused('A picture of this ad was not added.')
    return { ...asset, imageHash }
  })
  return { ...draft, content: { ...content, assets } }
}

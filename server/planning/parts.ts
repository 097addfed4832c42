import type { CreativeKey, Crop } from '../contract/campaignContent.ts'
import type { PlanStep } from '../contract/launches.ts'
import type { Ratio } from '../contract/placements.ts'
import type { AdSetSpec, CampaignSpec, CreativeSpec, PlacementAsset } from '../platform/advertising.ts'
import { canonical } from './hashing.ts'

/** A picture cut to the ratio in which it is shown. */
export interface Picture {
  imageId: string
  /** Of the picture as it was uploaded. */
  sha256: string
  ratio: Ratio
  /** Null takes the middle. */
  crop: Crop | null
}

/** A creative whose pictures are named, since the platform's hashes of them come with the launch. */
export interface CreativeDraft extends Omit<CreativeSpec, 'content'> {
  content:
    | Extract<CreativeSpec['content'], { kind: 'post' }>
    | { kind: 'assets'; description: string; assets: (Omit<PlacementAsset, 'imageHash'> & { picture: Picture })[] }
}

/**
 * One thing that is to stand out there, as it is asked for: all that is sent but the ids of the things it hangs on, and the mark
 * of its name. An ad set that is `retired` is archived.
 */
export type Part =
  | { what: 'image'; creative: null; spec: Picture }
  | { what: 'campaign'; creative: null; spec: CampaignSpec }
  | { what: 'ad_set'; creative: CreativeKey; spec: Omit<AdSetSpec, 'campaignId'>; retired?: true }
  | { what: 'creative'; creative: CreativeKey; spec: CreativeDraft }
  | { what: 'ad'; creative: CreativeKey; spec: { name: string } }

/** What two versions of the same thing have in common. */
export const keyOf = ({ what, creative, spec }: Part) =>
  what === 'image' ? `image ${pictureKey(spec)}` : `${what} ${creative ?? ''}`

/** Of two pictures that are the same out there. */
export const pictureKey = ({ sha256, ratio, crop }: Picture) => `${sha256} ${ratio} ${canonical(crop)}`

/** A thing as it stands out there by what was asked for last. */
export interface Standing {
  part: Part
  remoteId: string
  /** With its mark. */
  name: string
  mark: string
}

/** One step of a launch, before it is taken. */
export interface Step {
  does: PlanStep['does']
  part: Part
  /** What stands out there before it; null for what is new. */
  before: Standing | null
  name: string
  mark: string
}

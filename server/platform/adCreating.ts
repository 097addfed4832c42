import { z } from 'zod'
import { creativeParams } from './adCreativeSpecs.ts'
import { adParams, adSetParams, campaignParams, type Unswitched } from './adSpecs.ts'
import type { AdSpeaker, Ads } from './advertising.ts'
import { Done, Id, WithId } from './shapes.ts'
import type { Transport } from './transport.ts'

type Creating = Pick<
  Ads,
  | 'addImage'
  | 'createCampaign'
  | 'createAdSet'
  | 'createCreative'
  | 'createAd'
  | 'validateCampaign'
  | 'validateAdSet'
  | 'validateCreative'
>

// Recollection (reference 7.1): under the name of the file, or `bytes`.
const Images = z.object({ images: z.record(z.string(), z.object({ hash: Id })) }).transform(({ images }, context) => {
  const [image] = Object.values(images)
  if (image) return image
  context.addIssue({ code: 'custom', message: 'There is no picture in it.' })
  return z.NEVER
})

/** Nothing begins to spend by being created: that is a step of its own. */
const paused = { status: 'PAUSED' } as const
const onlyChecked = { execution_options: '["validate_only"]' }

/** What is made in an ad account (reference 7.1). */
export function createCreating(transport: Transport): Creating {
  const create = (speaker: AdSpeaker, edge: string, params: Unswitched) =>
    transport.post(`${speaker.id}/${edge}`, WithId, { as: speaker, params: { ...params, ...paused } })
  const check = async (speaker: AdSpeaker, edge: string, params: Unswitched, state: object) => {
    const all = { ...params, ...state, ...onlyChecked }
    await transport.post(`${speaker.id}/${edge}`, Done, { as: speaker, params: all })
  }

  return {
    addImage: async (speaker, { bytes }) => {
      const params = { bytes: bytes.toString('base64') }
      return transport.post(`${speaker.id}/adimages`, Images, { as: speaker, params })
    },
    createCampaign: (speaker, spec) => create(speaker, 'campaigns', campaignParams(spec)),
    createAdSet: async (speaker, spec) => create(speaker, 'adsets', adSetParams(spec)),
    // A creative has no state: it is shown by ads alone.
    createCreative: (speaker, spec) =>
      transport.post(`${speaker.id}/adcreatives`, WithId, { as: speaker, params: creativeParams(spec) }),
    createAd: (speaker, spec) => create(speaker, 'ads', adParams(spec)),
    validateCampaign: (speaker, spec) => check(speaker, 'campaigns', campaignParams(spec), paused),
    validateAdSet: async (speaker, spec) => check(speaker, 'adsets', adSetParams(spec), paused),
    validateCreative: (speaker, spec) => check(speaker, 'adcreatives', creativeParams(spec), {}),
  }
}

import { z } from 'zod'
import { adSetChangeParams, campaignChangeParams, creativeParam, switches, type Unswitched } from './adSpecs.ts'
import type { AdSpeaker, Ads } from './advertising.ts'
import { Done, Id, Words } from './shapes.ts'
import { readToEnd, sliceOf } from './slices.ts'
import type { Transport } from './transport.ts'

type Changing = Pick<Ads, 'findMarked' | 'setSwitch' | 'changeCampaign' | 'changeAdSet' | 'changeAd'>

const edges = { campaign: 'campaigns', ad_set: 'adsets', ad: 'ads' }

const Named = z.object({ id: Id, name: Words.catch(''), created_time: z.string().catch('') })

/** What is done with what there is: absolute values, which are harmless to repeat (reference 9.3). */
export function createChanging(transport: Transport): Changing {
  const change = async (speaker: AdSpeaker, id: string, params: Unswitched) => {
    await transport.post(id, Done, { as: speaker, params })
  }

  return {
    findMarked: async (speaker, what, mark) => {
      const filtering = JSON.stringify([{ field: 'name', operator: 'CONTAIN', value: mark }])
      const params = { fields: 'id,name,created_time', limit: 100, filtering }
      const found = await readToEnd((after) =>
        transport.get(`${speaker.id}/${edges[what]}`, sliceOf(Named), {
          as: speaker,
          params: { ...params, after: after ?? undefined },
        }),
      )
      // The platform may find by parts of words.
      const marked = found.filter(({ name }) => name.includes(mark))
      const newestFirst = marked.sort((one, other) => (one.created_time < other.created_time ? 1 : -1))
      return newestFirst.map(({ id, name }) => ({ id, name }))
    },
    setSwitch: async (speaker, id, to) => {
      await transport.post(id, Done, { as: speaker, params: { status: switches[to] } })
    },
    changeCampaign: (speaker, id, to) => change(speaker, id, campaignChangeParams(to)),
    changeAdSet: async (speaker, id, to) => change(speaker, id, adSetChangeParams(to)),
    changeAd: (speaker, id, { name, creativeId }) =>
      change(speaker, id, { name, creative: creativeId === undefined ? undefined : creativeParam(creativeId) }),
  }
}

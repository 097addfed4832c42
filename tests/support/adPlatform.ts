import { required, startPracticePlatform } from './practicePlatform.ts'

/** One red pixel: the smallest PNG that there is. */
export const redPixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=='

export const galway = '1132010'

/** A practice platform with a clock of its own, and what it takes to advertise in it as Maya does. */
export async function startAdPlatform() {
  const clock = { now: new Date('2026-03-02T09:00:00.000Z') }
  const platform = await startPracticePlatform({ now: () => clock.now })
  const { adAccounts } = (await platform.console()) as unknown as Facts
  const [account, veloAccount, yenAccount] = adAccounts.map(({ id }) => id)
  const act = required(account)
  const { token } = platform.maya

  const call = async (path: string, form?: Record<string, unknown>, init: RequestInit = {}) => {
    const body = form && new URLSearchParams(Object.entries(form).map(([name, value]) => [name, texted(value)]))
    return platform.graph(path, { token, ...init, ...(body ? { body } : {}) })
  }
  const make = async (path: string, form: Record<string, unknown>): Promise<string> => {
    const { body } = await call(path, form)
    if (!body.id) throw new Error(JSON.stringify(body))
    return body.id
  }
  const addImage = async (bytes = redPixel): Promise<string> => {
    const { body } = await call(`${act}/adimages`, { bytes })
    return body.images.bytes.hash
  }
  const createCampaign = (form: Record<string, unknown> = {}) => make(`${act}/campaigns`, { ...campaign, ...form })
  const createSet = (campaignId: string, form: Record<string, unknown> = {}) =>
    make(`${act}/adsets`, { ...adSet, campaign_id: campaignId, ...form })
  const createCreative = async (form: Record<string, unknown> = {}) =>
    make(`${act}/adcreatives`, {
      name: 'Carrot cake',
      object_story_spec: story({ image_hash: await addImage(), message: 'Order your Easter cake by Wednesday.' }),
      ...form,
    })
  const story = (data: object) => ({
    page_id: platform.bakery.id,
    instagram_user_id: platform.bakery.instagramId,
    link_data: { link: 'https://mayas.example/cakes', name: 'Easter cakes', ...data },
  })
  const createAd = (setId: string, creativeId: string, form: Record<string, unknown> = {}) =>
    make(`${act}/ads`, {
      name: 'Carrot',
      adset_id: setId,
      creative: { creative_id: creativeId },
      status: 'PAUSED',
      ...form,
    })

  return {
    ...platform,
    act,
    veloAct: required(veloAccount),
    yenAct: required(yenAccount),
    iker: required((await platform.console()).people[1]),
    clock,
    pass: (seconds: number) => {
      clock.now = new Date(clock.now.getTime() + seconds * 1000)
    },
    call,
    make,
    story,
    addImage,
    createCampaign,
    createSet,
    createCreative,
    createAd,
    /** A whole tree, all of it switched off. */
    createTree: async ({ message = 'Order your Easter cake by Wednesday.' } = {}) => {
      const campaignId = await createCampaign()
      const setId = await createSet(campaignId)
      const creativeId = await createCreative({
        object_story_spec: story({ image_hash: await addImage(), message }),
      })
      return { campaignId, setId, creativeId, adId: await createAd(setId, creativeId) }
    },
    read: async (id: string, fields: string) => (await call(`${id}?fields=${encodeURIComponent(fields)}`)).body,
  }
}

export type AdPlatform = Awaited<ReturnType<typeof startAdPlatform>>

export const campaign = {
  name: 'Easter cakes',
  objective: 'OUTCOME_TRAFFIC',
  status: 'PAUSED',
  special_ad_categories: [],
  is_adset_budget_sharing_enabled: false,
}

export const targeting = {
  geo_locations: { cities: [{ key: galway, radius: 10, distance_unit: 'kilometer' }] },
  age_min: 25,
  age_max: 55,
  targeting_automation: { advantage_audience: 0 },
}

export const adSet = {
  name: 'Galway',
  status: 'PAUSED',
  optimization_goal: 'LINK_CLICKS',
  billing_event: 'IMPRESSIONS',
  daily_budget: 4000,
  targeting,
}

interface Facts {
  adAccounts: { id: string; currency: string; timeZone: string; pageId: string }[]
}

const texted = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

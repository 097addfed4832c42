import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adPosts, organicPosts } from '../../server/sandbox/ads.ts'
import { type AdPlatform, redPixel, startAdPlatform } from '../support/adPlatform.ts'

let platform: AdPlatform
let hash: string
beforeAll(async () => {
  platform = await startAdPlatform()
  hash = await platform.addImage()
})
afterAll(() => platform.close())

async function refusal(form: object) {
  const { body } = await platform.call(`${platform.act}/adcreatives`, { name: 'Carrot', ...form })
  expect(body.error?.error_user_msg, JSON.stringify(body)).toMatch(/\w/)
  const blame = (body.error.error_data.blame_field_specs as string[][]).map((path) => path.join('.')).join()
  return `${blame} ${body.error.error_subcode ?? ''}`.trim()
}

const linkData = (data: object) => ({
  object_story_spec: platform.story({ image_hash: hash, message: 'Cake', ...data }),
})

describe('a picture', () => {
  test('is known by what it holds, measured, and shown again', async () => {
    const { body } = await platform.call(`${platform.act}/adimages`, { bytes: redPixel, name: 'cake.png' })
    expect(body.images['cake.png']).toMatchObject({ hash, width: 1, height: 1 })
    const shown = await fetch(body.images['cake.png'].url)
    expect(shown.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await shown.arrayBuffer()).toString('base64')).toBe(redPixel)
    const { data } = await platform.read(`${platform.act}/adimages`, 'hash,width,status,url')
    const id = `${platform.act.slice(4)}:${hash}`
    expect(data).toContainEqual({ id, hash, width: 1, status: 'ACTIVE', url: expect.any(String) })
  })

  test('can be sent as files, several at a time', async () => {
    const form = new FormData()
    const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.from([20, 0, 10, 0, 0, 0, 0])])
    form.set('first', new File([Buffer.from(redPixel, 'base64')], 'first.png'))
    form.set('second', new File([gif], 'second.gif'))
    const { body } = await platform.graph(`${platform.act}/adimages`, {
      token: platform.maya.token,
      method: 'POST',
      body: form,
    })
    expect(body.images).toMatchObject({ 'first.png': { hash }, 'second.gif': { width: 20, height: 10 } })
  })

  test('has to be a picture, whatever it is called', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')
    for (const bytes of [svg, Buffer.from('\x89PNG\r\n\x1a\n').toString('base64'), '']) {
      const { body } = await platform.call(`${platform.act}/adimages`, { bytes })
      expect(body.error.error_data.blame_field_specs).toEqual([['bytes']])
    }
    const large = Buffer.concat([Buffer.from(redPixel, 'base64'), Buffer.alloc(30_000_000)]).toString('base64')
    const { body } = await platform.call(`${platform.act}/adimages`, undefined, {
      method: 'POST',
      headers: { authorization: `Bearer ${platform.maya.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ bytes: large }),
    })
    expect(body.error.error_user_msg).toContain('30 MB')
  })
})

describe('a creative', () => {
  test('shows something that exists, leads somewhere and speaks for its own', async () => {
    expect(await refusal({})).toContain('object_story_spec')
    expect(await refusal(linkData({ link: '' }))).toBe('object_story_spec.link_data.link 2446383')
    expect(await refusal(linkData({ link: 'cakes' }))).toContain('object_story_spec.link_data.link')
    expect(await refusal(linkData({ image_hash: 'f00' }))).toContain('object_story_spec.link_data.image_hash')
    expect(await refusal(linkData({ call_to_action: { type: 'EAT_NOW' } }))).toBe(
      'object_story_spec.link_data.call_to_action.type',
    )
    const { object_story_spec } = linkData({})
    expect(await refusal({ object_story_spec: { ...object_story_spec, page_id: platform.bikes.id } })).toContain(
      'object_story_spec.page_id',
    )
    const foreign = { ...object_story_spec, instagram_user_id: platform.bikes.instagramId }
    expect(await refusal({ object_story_spec: foreign })).toBe('object_story_spec.instagram_user_id 1815199')
    expect(await refusal({ object_story_spec, object_story_id: '1_2' })).toContain('object_story_id')
    expect(await refusal({ ...linkData({}), name: 'a'.repeat(101) })).toBe('name')
  })

  test('may have a text that Instagram would not take, as long as it is not there', async () => {
    const message = 'a'.repeat(2201)
    expect(await refusal(linkData({ message }))).toContain('object_story_spec.link_data.message')
    const { instagram_user_id: _, ...onPage } = linkData({ message }).object_story_spec
    expect((await platform.call(`${platform.act}/adcreatives`, { object_story_spec: onPage })).body.id).toMatch(/^\d+$/)
  })

  test('of the same content is the same', async () => {
    const first = await platform.createCreative(linkData({ message: 'Once' }))
    const { object_story_spec } = linkData({ message: 'Once' })
    const turned = Object.fromEntries(Object.entries(object_story_spec).reverse())
    expect(await platform.createCreative({ name: 'Another name', object_story_spec: turned })).toBe(first)
    expect(await platform.createCreative(linkData({ message: 'Twice' }))).not.toBe(first)
    await platform.call(first, undefined, { method: 'DELETE' })
    expect(await platform.createCreative(linkData({ message: 'Once' }))).not.toBe(first)
  })

  test('changes its name and nothing else', async () => {
    const id = await platform.createCreative(linkData({ message: 'Named' }))
    expect((await platform.call(id, { name: 'Renamed' })).body).toEqual({ success: true })
    const refused = await platform.call(id, linkData({ message: 'Other' }))
    expect(refused.body.error.error_data.blame_field_specs).toEqual([['object_story_spec']])
    expect(await platform.read(id, 'name,body,title,call_to_action_type')).toEqual({
      id,
      name: 'Renamed',
      body: 'Named',
      title: 'Easter cakes',
    })
  })
})

describe('pictures and words per placement', () => {
  const feed = (changes: object = {}) => ({
    optimization_type: 'PLACEMENT',
    ad_formats: ['SINGLE_IMAGE'],
    images: [{ hash, adlabels: [{ name: 'all' }] }],
    bodies: [
      { text: 'Long words for feeds', adlabels: [{ name: 'long' }] },
      { text: 'Short', adlabels: [{ name: 'short' }] },
    ],
    titles: [{ text: 'Cakes', adlabels: [{ name: 'title' }] }],
    link_urls: [{ website_url: 'https://mayas.example/cakes' }],
    call_to_action_types: ['SHOP_NOW'],
    asset_customization_rules: [
      {
        customization_spec: { publisher_platforms: ['instagram'], instagram_positions: ['story'] },
        image_label: { name: 'all' },
        body_label: { name: 'short' },
        priority: 1,
      },
      {
        customization_spec: {},
        image_label: { name: 'all' },
        body_label: { name: 'long' },
        title_label: { name: 'title' },
        priority: 2,
      },
    ],
    ...changes,
  })
  const creative = (changes: object = {}) => {
    const { page_id, instagram_user_id } = platform.story({})
    return { object_story_spec: { page_id, instagram_user_id }, asset_feed_spec: feed(changes) }
  }

  test('follow rules of their own', async () => {
    const [first] = feed().asset_customization_rules
    expect(await refusal(creative({ ad_formats: ['SINGLE_IMAGE', 'CAROUSEL'] }))).toBe('asset_feed_spec.ad_formats')
    expect(await refusal(creative({ optimization_type: undefined }))).toBe('asset_feed_spec.optimization_type')
    expect(await refusal(creative({ asset_customization_rules: [first] }))).toBe(
      'asset_feed_spec.asset_customization_rules',
    )
    const stray = { customization_spec: {}, image_label: { name: 'none' } }
    expect(await refusal(creative({ asset_customization_rules: [first, stray] }))).toBe(
      'asset_feed_spec.asset_customization_rules 2446173',
    )
    expect(await refusal(creative({ images: [{ hash: 'f00' }] }))).toContain('asset_feed_spec.images')
    expect(await refusal(creative({ link_urls: [] }))).toBe('asset_feed_spec.link_urls 2446383')
    expect(await refusal(creative({ descriptions: [{ text: 'a' }, { text: 'b' }] }))).toBe(
      'asset_feed_spec.descriptions',
    )
    const { object_story_spec } = linkData({})
    expect(await refusal({ object_story_spec, asset_feed_spec: feed() })).toBe('object_story_spec.link_data')
    const long = [{ text: 'a'.repeat(2201), adlabels: [{ name: 'short' }, { name: 'long' }] }]
    expect(await refusal(creative({ bodies: long }))).toContain('asset_feed_spec.bodies')
  })

  test('are previewed where they belong, as a simulation', async () => {
    const id = await platform.createCreative({ name: 'By placement', ...creative() })
    const frame = async (format: string) => {
      const { body } = await platform.call(`${id}/previews?ad_format=${format}`)
      const [, source = ''] = /src="([^"]+)"/.exec(body.data[0].body) ?? []
      expect(source).toContain('&amp;')
      return (await fetch(source.replaceAll('&amp;', '&'))).text()
    }
    const [story, feedOfPage, reels] = [
      await frame('INSTAGRAM_STORY'),
      await frame('MOBILE_FEED_STANDARD'),
      await frame('INSTAGRAM_REELS'),
    ]
    expect(story).toContain('Short')
    expect(story).toContain('mayas.bakery')
    expect(feedOfPage).toContain('Long words for feeds')
    expect(feedOfPage).toContain('Maya&#39;s Bakery')
    expect(reels).toContain('Long words for feeds')
    for (const page of [story, feedOfPage, reels]) expect(page).toContain('Simulation')
    expect((await platform.call(`${id}/previews?ad_format=CINEMA`)).body.error.error_data.blame_field_specs).toEqual([
      ['ad_format'],
    ])
    expect((await fetch(`${platform.baseUrl}/ads/preview?d=none`)).status).toBe(404)
  })
})

describe('an ad', () => {
  test('gets a post that stands on no feed, and a media of its own', async () => {
    const before = platform.world.db.prepare(organicPosts).all(platform.bakery.id).length
    const { creativeId, adId } = await platform.createTree({ message: 'Only for whom it is paid' })
    const { effective_object_story_id: postId, effective_instagram_media_id: mediaId } = await platform.read(
      creativeId,
      'effective_object_story_id,effective_instagram_media_id',
    )
    const { body } = await platform.graph(`${platform.bakery.id}/ads_posts?fields=id,message,is_published`, {
      token: platform.bakery.token,
    })
    expect(body.data).toContainEqual({ id: postId, message: 'Only for whom it is paid', is_published: false })
    const media = await platform.graph(`${mediaId}?fields=caption,media_product_type`, { token: platform.bakery.token })
    expect(media.body).toMatchObject({ caption: 'Only for whom it is paid', media_product_type: 'AD' })
    expect(platform.world.db.prepare(organicPosts).all(platform.bakery.id)).toHaveLength(before)
    expect(platform.world.db.prepare(adPosts).all(platform.bakery.instagramId).length).toBeGreaterThan(0)
    expect((await platform.read(adId, 'creative{id}')).creative).toEqual({ id: creativeId })
  })

  test('can show a post of the Page as it stands, or a media, whose comments stay apart', async () => {
    const setId = await platform.createSet(await platform.createCampaign())
    const post = platform.idOf(`${organicPosts} limit 1`, platform.bakery.id)
    const media = platform.idOf(`${organicPosts} limit 1`, platform.bakery.instagramId)
    const call_to_action = { type: 'LEARN_MORE', value: { link: 'https://mayas.example' } }
    const fields = 'effective_object_story_id,effective_instagram_media_id'
    const promoted = await platform.createCreative({ object_story_spec: '', object_story_id: post, call_to_action })
    await platform.createAd(setId, promoted)
    expect(await platform.read(promoted, fields)).toEqual({ id: promoted, effective_object_story_id: post })

    const shown = await platform.createCreative({
      object_story_spec: '',
      source_instagram_media_id: media,
      instagram_user_id: platform.bakery.instagramId,
      call_to_action,
    })
    await platform.createAd(setId, shown)
    const { effective_instagram_media_id } = await platform.read(shown, fields)
    expect(effective_instagram_media_id).toMatch(/^\d+$/)
    expect(effective_instagram_media_id).not.toBe(media)
    expect(await refusal({ object_story_id: '104862317750921_1' })).toContain('object_story_id')

    const unlinked = await platform.createCreative({ object_story_spec: '', object_story_id: post })
    const { body } = await platform.call(`${platform.act}/ads`, {
      name: 'Nowhere',
      adset_id: setId,
      creative: { creative_id: unlinked },
      status: 'PAUSED',
    })
    expect(body.error).toMatchObject({ error_subcode: 2446383, error_data: { blame_field_specs: [['creative']] } })
  })
})

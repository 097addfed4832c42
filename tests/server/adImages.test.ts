import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { developed } from '../../server/advertising/darkroom.ts'
import { renditionOf } from '../../server/advertising/renditions.ts'
import { mostPixels } from '../../server/contract/adImages.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { boasting, gif, jpeg, png, sideways, svg, webp } from '../support/pictures.ts'

describe.each(databases)('pictures for ads, on %s', (_name, open) => {
  let desk: Bakery
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
  }, 60_000)
  afterAll(() => desk.stop())

  const params = () => ({ pairId: desk.pair.id })
  const add = (bytes: Buffer, name = 'Cake.jpg', type = 'image/jpeg') =>
    desk.client.adImages.addImage({
      params: params(),
      query: { name },
      file: new Blob([new Uint8Array(bytes)], { type }),
    })
  const list = async () => (await desk.client.adImages.listImages({ params: params() })).items
  const shown = async (url: string) => {
    const response = await desk.maya.send(new Request(new URL(url, desk.url)))
    expect(response.status).toBe(200)
    const bytes = Buffer.from(await response.arrayBuffer())
    return {
      type: response.headers.get('content-type'),
      caching: response.headers.get('cache-control'),
      bytes,
      facts: await sharp(bytes).metadata(),
    }
  }
  const context = async () => {
    const { person, team } = await desk.client.accounts.getDesk()
    return { ...desk.services, now: desk.services.clock(), teamId: team?.id ?? '', person }
  }

  test('are turned upright, and nothing is left of where they were taken', async () => {
    const added = await add(await sideways())
    expect(added).toMatchObject({ name: 'Cake.jpg', width: 1200, height: 1600, createdBy: expect.any(String) })
    const { type, caching, facts } = await shown(added.url)
    expect(type).toBe('image/jpeg')
    expect(caching).toContain('immutable')
    expect(facts).toMatchObject({ width: 1200, height: 1600, format: 'jpeg', space: 'srgb' })
    expect([facts.exif, facts.icc, facts.xmp]).toEqual([undefined, undefined, undefined])
  })

  test('keep being see-through, and are JPEG where they are not', async () => {
    const clear = await add(
      await png({ channels: 4, background: { r: 1, g: 2, b: 3, alpha: 0.5 } }),
      'Clear',
      'image/png',
    )
    expect((await shown(clear.url)).type).toBe('image/png')
    const solid = await add(await png({ background: '#123456' }), 'Solid', 'image/png')
    expect((await shown(solid.url)).type).toBe('image/jpeg')
    const light = await add(await webp({ background: '#654321' }), 'Light', 'image/webp')
    expect((await shown(light.url)).type).toBe('image/jpeg')
  })

  test('are at most 4,096 pixels a side, and shown in the widths of a screen', async () => {
    const added = await add(await jpeg({ width: 6000, height: 3000 }))
    expect(added).toMatchObject({ width: 4096, height: 2048 })
    for (let times = 0; times < 2; times += 1)
      expect((await shown(`${added.url}?width=320`)).facts).toMatchObject({ width: 320, height: 160 })
    const small = await add(await jpeg({ width: 200, height: 200 }))
    expect((await shown(`${small.url}?width=640`)).facts.width).toBe(200)
    const odd = await desk.maya.send(new Request(new URL(`${small.url}?width=333`, desk.url)))
    expect(odd.status).toBe(422)
  })

  test('that are added again, or twice at once, are the one there is', async () => {
    const bytes = await jpeg({ background: '#00ff00' })
    const added = await Promise.all([add(bytes), add(bytes, 'Other name')])
    expect(new Set(added.map(({ id }) => id)).size).toBe(1)
    expect((await add(bytes)).id).toBe(added[0].id)
    expect((await list()).filter(({ id }) => id === added[0].id)).toHaveLength(1)
  })

  test.each<[string, () => Promise<Buffer> | Buffer, RegExp]>([
    ['an SVG', () => svg, /SVG drawing/],
    ['a GIF', () => gif(), /GIF/],
    ['a renamed text', () => Buffer.from('Dear Maya,\nthis is a list of cakes.'), /text and not a picture/],
    ['a HEIC', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), /HEIC/],
    ['nonsense', () => Buffer.from([1, 2, 3, 4]), /not a picture that we can read/],
    ['50 megapixels', () => boasting(10_000, 5000), /50 megapixels/],
    [
      'a JPEG that was cut off',
      async () => (await jpeg({ width: 500, height: 500 })).subarray(0, 900),
      /damaged or cut off/,
    ],
    ['a head without a body', () => Buffer.from([255, 216, 255, 224, 0, 16]), /damaged or cut off/],
  ])('that are %s are refused in a sentence of their own', async (_what, make, sentence) => {
    const before = (await list()).length
    await expect(add(await make())).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(sentence),
      fields: { file: expect.stringMatching(sentence) },
    })
    expect(await list()).toHaveLength(before)
  })

  test('that take too long are given up, and the next one is not', async () => {
    const bytes = await jpeg({ width: 3000, height: 3000 })
    const order = { what: 'develop' as const, bytes, mostPixels, side: 4096 }
    await expect(developed(order, 1)).rejects.toMatchObject({ code: 'not_ready' })
    expect(await developed(order)).toMatchObject({ width: 3000 })
  })

  test('are listed newest first, a page at a time', async () => {
    const all = (await list()).map(({ id }) => id)
    const first = await desk.client.adImages.listImages({ params: params(), query: { limit: 2 } })
    const query = { limit: 100, cursor: first.nextCursor ?? '' }
    const rest = await desk.client.adImages.listImages({ params: params(), query })
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all)
    expect(rest.nextCursor).toBeNull()
  })

  test('can be taken from a post of the pair, and from no other', async () => {
    for (const network of ['facebook', 'instagram'] as const) {
      const postId = desk.newestPost(network)
      const taken = await desk.client.adImages.takePostPicture({ params: params(), body: { postId } })
      expect(taken.width).toBeGreaterThan(500)
      expect((await shown(taken.url)).facts.format).toBe('jpeg')
    }
    const unknown = desk.client.adImages.takePostPicture({ params: params(), body: { postId: '1_2' } })
    await expect(unknown).rejects.toMatchObject({ code: 'not_found' })
  })

  test('are cut to the ratio of a placement, by hand or in the middle', async () => {
    const left = { input: await jpeg({ width: 1500, height: 2000, background: '#0000ff' }), left: 0, top: 0 }
    const halves = await sharp(await jpeg({ width: 3000, height: 2000 }))
      .composite([left])
      .jpeg()
      .toBuffer()
    const { id } = await add(halves, 'Halves.png')
    const cut = async (...how: [Parameters<typeof renditionOf>[2], Parameters<typeof renditionOf>[3]]) => {
      const { name, bytes } = await renditionOf(await context(), id, ...how)
      const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
      return { name, size: [info.width, info.height], blue: (data[2] ?? 0) > 200, bytes }
    }
    const middle = await cut('4:5', null)
    expect(middle).toMatchObject({ name: 'Halves 4x5.jpg', size: [1440, 1800], blue: true })
    expect((await cut('4:5', null)).bytes.equals(middle.bytes)).toBe(true)
    const right = { x: 0.5, y: 0, width: 0.5, height: 1 }
    expect(await cut('9:16', right)).toMatchObject({ size: [1125, 2000], blue: false })
    expect(await cut('1.91:1', right)).toMatchObject({ size: [1440, 754], blue: false })
    expect(await cut('1:1', { x: 1, y: 1, width: 0, height: 0 })).toMatchObject({ size: [1, 1] })
    const foreign = { ...(await context()), teamId: 'another' }
    await expect(renditionOf(foreign, id, '1:1', null)).rejects.toMatchObject({ code: 'not_found' })
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { tom } from '../../server/sandbox/cast.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'

describe.each(databases)('what is changed afterwards, on %s', (_name, open) => {
  let desk: Bakery
  let thread: ThreadRow
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
  }, 60_000)
  afterAll(() => desk.stop())
  beforeEach(async () => {
    desk.gates.clear()
    thread = await desk.tomWrites('facebook')
  })

  const outThere = () => desk.repliesOutThere(thread.id).map(({ message }) => message)
  const edit = (commentId: string, message: string) =>
    desk.client.moderation.editComment({ params: { commentId }, body: { message } })
  async function sent(message = 'Until six.') {
    const { id } = await desk.reply(thread.id, message)
    await desk.delivered(thread.id, id, null)
    return id
  }

  test.each(['5xx-before', '5xx-after', 'hang', 'truncated'] as const)(
    "the Page's own words are others in the end, whatever the platform answers first (%s)",
    async (kind) => {
      const id = await sent()
      desk.badDay(kind)
      const asked = await edit(id, 'Until seven.')
      expect(asked.delivery).toMatchObject({ action: 'edit', state: 'sending', message: 'Until seven.' })
      await desk.passUntil(thread.id, id, null)
      expect(outThere()).toEqual(['Until seven.'])
      expect(await desk.getComment(thread.id, id)).toMatchObject({
        message: 'Until seven.',
        editedAt: expect.any(String),
      })
    },
  )

  test('of two edits the later one stands', async () => {
    const id = await sent()
    await edit(id, 'Until seven.')
    await edit(id, 'Until eight.')
    await desk.delivered(thread.id, id, null)
    await desk.rest()
    expect(outThere()).toEqual(['Until eight.'])
    expect(await desk.getComment(thread.id, id)).toMatchObject({ message: 'Until eight.', delivery: null })
  })

  test('an edit that is refused leaves the old words, keeps the new ones, and can be sent again', async () => {
    const id = await sent()
    desk.badDay('missing-scope')
    await edit(id, 'Until seven.')
    expect(await desk.delivered(thread.id, id, 'refused')).toMatchObject({
      message: 'Until six.',
      delivery: { action: 'edit', message: 'Until seven.', problem: expect.any(String) },
    })
    await desk.client.moderation.decideDelivery({ params: { commentId: id }, body: { decision: 'send_again' } })
    await desk.delivered(thread.id, id, null)
    expect(outThere()).toEqual(['Until seven.'])
  })

  test("a customer's words, and words on the Profile, are nobody's to change", async () => {
    await expect(edit(thread.id, 'Lovely!')).rejects.toMatchObject({ code: 'conflict' })
    const photo = await desk.tomWrites('instagram')
    const { id } = await desk.reply(photo.id, 'Until six.')
    await desk.delivered(photo.id, id, null)
    await expect(edit(id, 'Until seven.')).rejects.toMatchObject({ code: 'conflict' })
  })

  const blockedOutThere = () =>
    desk.world.db.prepare('select count(*) from blocks where personId = ?').pluck().get(tom.id)
  const params = () => ({ commentId: thread.id })
  const list = async () => (await desk.client.moderation.listBlocks({ params: { pairId: desk.pair.id } })).items

  test.each(['5xx-before', '5xx-after'] as const)('a person is blocked and unblocked, even on a bad day (%s)', async (kind) => {
    desk.badDay(kind, { path: 'blocked' })
    const { standing, visible } = await desk.client.moderation.getAuthor({ params: params() })
    expect(standing).toBeGreaterThan(0)
    expect(visible).toBeLessThanOrEqual(standing)
    const asked = await desk.client.moderation.blockAuthor({ params: params(), body: {} })
    expect(asked).toMatchObject({ blockedAt: expect.any(String), delivery: { action: 'block', state: 'sending' } })
    await desk.passUntil(thread.id, thread.id, null)
    expect(blockedOutThere()).toBe(1)
    expect(await list()).toMatchObject([{ personId: tom.id, name: tom.name, delivery: null }])

    await desk.client.moderation.removeBlock({ params: { pairId: desk.pair.id, personId: tom.id } })
    await eventually(list, (items) => items.length === 0)
    expect(blockedOutThere()).toBe(0)
    expect(await desk.getComment(thread.id, thread.id)).toMatchObject({ blockedAt: null })
  })

  test('a person is blocked and what they wrote is hidden in the same step', async () => {
    const { visible } = await desk.client.moderation.getAuthor({ params: params() })
    expect(visible).toBeGreaterThan(1)
    await desk.client.moderation.blockAuthor({ params: params(), body: { hideComments: true } })
    await desk.rest()
    await eventually(
      () => desk.client.moderation.getAuthor({ params: params() }),
      (author) => author.visible === 0,
    )
    expect(desk.outThere(thread.id)?.hiddenAt).not.toBeNull()
    await desk.client.moderation.unblockAuthor({ params: params() })
    await desk.delivered(thread.id, thread.id, null)
    await desk.rest()
    expect(blockedOutThere()).toBe(0)
  })

  test('blocking that is refused is taken back here as well', async () => {
    desk.badDay('missing-scope', { path: 'blocked' })
    await desk.client.moderation.blockAuthor({ params: params(), body: {} })
    const refused = await desk.delivered(thread.id, thread.id, 'refused')
    expect(refused).toMatchObject({ blockedAt: null, delivery: { action: 'block' } })
    expect(await list()).toEqual([])
  })

  test('the list of those who are blocked is what the platform says, once it was asked', async () => {
    await desk.client.moderation.blockAuthor({ params: params(), body: {} })
    await desk.delivered(thread.id, thread.id, null)
    desk.world.db.prepare('delete from blocks').run()
    await desk.client.moderation.readBlocks({ params: { pairId: desk.pair.id } })
    await eventually(list, (items) => items.length === 0)
  })
})

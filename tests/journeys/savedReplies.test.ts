import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Pair } from '../../server/contract/linking.ts'
import { settledIn } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('saved replies on %s', (_name, start) => {
  let stage: Stage
  let pair: Pair
  beforeEach(async () => {
    stage = await start()
    pair = await settledIn(stage)
  })
  afterEach(() => stage.close())

  const hours = {
    title: 'Opening hours',
    shortcut: 'Hours',
    folder: 'Questions',
    text: 'Hello {name}, until six. {{nearly always} {me}',
    variants: [{ language: 'DE', text: 'Hallo {name}, bis sechs.' }],
  }
  const save = (body: object = {}) => stage.client.savedReplies.createSavedReply({ body: { ...hours, ...body } })
  const listed = async (pairId?: string) =>
    (await stage.client.savedReplies.listSavedReplies({ query: { pairId } })).items.map(({ id }) => id)

  test('one is kept with its languages, and says who wrote it', async () => {
    const reply = await save()
    expect(reply).toMatchObject({
      version: 1,
      pairId: null,
      shortcut: 'hours',
      variants: [{ language: 'de', useCount: 0, usedAt: null }],
      createdBy: 'Nadia Petrov',
      changedBy: 'Nadia Petrov',
      useCount: 0,
      deletedAt: null,
    })
    expect(await stage.client.savedReplies.getSavedReply({ params: { savedReplyId: reply.id } })).toEqual(reply)
    expect(await listed()).toEqual([reply.id])
  })

  test('what nobody could use is refused, with the field and the place in words', async () => {
    const twice = [
      { language: 'pt-br', text: 'Olá' },
      { language: 'pt-BR', text: 'Oi' },
    ]
    const refused: [body: object, field: string, words: RegExp][] = [
      [{ text: 'Hello {nane}' }, 'text', /Character 7: “\{nane\}” is no variable/],
      [{ text: 'Hello {name' }, 'text', /Character 7/],
      [{ variants: [{ language: 'de', text: '🥐 {Name}' }] }, 'variants.0.text', /Character 3/],
      [{ variants: [{ language: 'Deutsch!', text: 'Hallo' }] }, 'variants.0.language', /tag/],
      [{ variants: twice }, 'variants.1.language', /there/],
      [{ shortcut: 'two words' }, 'shortcut', /without a space/],
    ]
    for (const [body, field, words] of refused)
      await expect(save(body), field).rejects.toMatchObject({
        code: 'invalid',
        fields: { [field]: expect.stringMatching(words) },
      })
    expect(await listed()).toEqual([])
  })

  test('a shortcut is one of a kind in the team, until its reply is deleted', async () => {
    const first = await save()
    await expect(save({ title: 'Again' })).rejects.toMatchObject({
      code: 'invalid',
      fields: { shortcut: expect.any(String) },
    })
    await stage.client.savedReplies.deleteSavedReply({ params: { savedReplyId: first.id } })
    expect(await listed()).toEqual([])
    const second = await save({ title: 'Again' })
    const restore = stage.client.savedReplies.restoreSavedReply({ params: { savedReplyId: first.id } })
    await expect(restore).rejects.toMatchObject({ code: 'invalid', fields: { shortcut: expect.any(String) } })

    await stage.client.savedReplies.deleteSavedReply({ params: { savedReplyId: second.id } })
    for (const _twice of [1, 2])
      expect(await stage.client.savedReplies.restoreSavedReply({ params: { savedReplyId: first.id } })).toMatchObject({
        deletedAt: null,
      })
    expect(await listed()).toEqual([first.id])
  })

  test('a change needs the version it was made from', async () => {
    const { id, version } = await save()
    const change = (text: string, from: number) =>
      stage.client.savedReplies.changeSavedReply({
        params: { savedReplyId: id },
        version: from,
        body: { ...hours, text, variants: [] },
      })
    expect(await change('Until seven.', version)).toMatchObject({ version: 2, text: 'Until seven.', variants: [] })
    await expect(change('Until eight.', version)).rejects.toMatchObject({ code: 'outdated' })
    const now = await stage.client.savedReplies.getSavedReply({ params: { savedReplyId: id } })
    expect(now).toMatchObject({ version: 2, text: 'Until seven.' })
  })

  test('one for a pair alone is a pair of ours, or refused', async () => {
    const reply = await save({ pairId: pair.id })
    expect(await listed(pair.id)).toEqual([reply.id])
    await expect(save({ pairId: 'nobodys', shortcut: null })).rejects.toMatchObject({ code: 'not_found' })
    await expect(listed('nobodys')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('the uses are counted, in all and by language, and suggest it for the next thread', async () => {
    const reply = await save()
    const { items } = await stage.client.inbox.listThreads({ params: { pairId: pair.id }, query: { limit: 100 } })
    const row = items.find(({ author, hiddenAt, delivery }) => !author.us && !hiddenAt && !delivery)
    const commentId = row?.id ?? ''
    const from = { savedReplyId: reply.id, savedReplyLanguage: 'DE' }
    await stage.client.moderation.replyToComment({ params: { commentId }, body: { message: 'Bis sechs.', ...from } })
    const used = await stage.client.savedReplies.getSavedReply({ params: { savedReplyId: reply.id } })
    expect(used).toMatchObject({ useCount: 1, version: 1, variants: [{ useCount: 1, usedAt: expect.any(String) }] })

    const { replies } = await stage.client.savedReplies.listSuggestions({ params: { threadId: commentId } })
    expect(replies.map(({ reply: { id } }) => id)).toContain(reply.id)
    const unknown = { message: 'Hello', savedReplyId: 'nobodys' }
    const refused = stage.client.moderation.replyToComment({ params: { commentId }, body: unknown })
    await expect(refused).rejects.toMatchObject({ code: 'invalid', fields: { savedReplyId: expect.any(String) } })
  })

  test('the shop link of a pair is an https address, said by one person at a time', async () => {
    const params = { pairId: pair.id }
    expect(await stage.client.savedReplies.getShopLink({ params })).toEqual({ url: null, version: 0 })
    const say = (url: string | null, version: number) =>
      stage.client.savedReplies.changeShopLink({ params, version, body: { url } })
    expect(await say('https://shop.example/cakes', 0)).toEqual({ url: 'https://shop.example/cakes', version: 1 })
    await expect(say('https://other.example', 0)).rejects.toMatchObject({ code: 'outdated' })
    for (const url of ['http://shop.example', 'shop.example', 'javascript:alert(1)', 'https://'])
      await expect(say(url, 1)).rejects.toMatchObject({ code: 'invalid', fields: { url: expect.any(String) } })
    expect(await say(null, 1)).toEqual({ url: null, version: 2 })
  })
})

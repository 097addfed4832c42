import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'

describe.each(databases)('what the team says often, on %s', (_name, open) => {
  let desk: Bakery
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
  }, 60_000)
  afterAll(() => desk.stop())

  const save = (title: string, text: string, shortcut: string | null = null) =>
    desk.client.savedReplies.createSavedReply({ body: { title, text, shortcut } })
  const saved = (savedReplyId: string) => desk.client.savedReplies.getSavedReply({ params: { savedReplyId } })
  const say = (commentId: string, message: string, from: { savedReplyId?: string; savedReplyLanguage?: string } = {}) =>
    desk.client.moderation.replyToComment({ params: { commentId }, body: { message, ...from } })
  const suggested = (threadId: string) => desk.client.savedReplies.listSuggestions({ params: { threadId } })

  test('a shortcut that two people choose at once belongs to one of them', async () => {
    const tries = await Promise.allSettled(['One', 'Two', 'Three'].map((title) => save(title, 'Until six.', 'race')))
    const refused = tries.filter((one) => one.status === 'rejected').map(({ reason }) => reason)
    expect(refused).toHaveLength(2)
    for (const problem of refused)
      expect(problem).toMatchObject({ code: 'invalid', fields: { shortcut: expect.stringContaining('shortcut') } })
  })

  test('of two who change the same version, the second is told and nothing is lost', async () => {
    const { id, version } = await save('Thanks', 'Thank you!')
    const change = (text: string) =>
      desk.client.savedReplies.changeSavedReply({
        params: { savedReplyId: id },
        version,
        body: { title: 'Thanks', text },
      })
    const tries = await Promise.allSettled([change('Thank you, {name}!'), change('Cheers!')])
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(tries.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'outdated' })
    const winner = tries.find((one) => one.status === 'fulfilled')?.value.text
    expect(await saved(id)).toMatchObject({ version: version + 1, text: winner })
  })

  test.each(['5xx-before', '5xx-after', 'hang'] as const)(
    'a reply made from it counts once, however often it must be delivered (%s)',
    async (kind) => {
      const { id } = await desk.client.savedReplies.createSavedReply({
        body: { title: kind, text: 'Until six.', variants: [{ language: 'DE', text: 'Bis sechs.' }] },
      })
      const thread = await desk.tomWrites('facebook')
      desk.badDay(kind)
      const reply = await say(thread.id, `Bis sechs, Tom (${kind}).`, { savedReplyId: id, savedReplyLanguage: 'de' })
      expect(await saved(id)).toMatchObject({ useCount: 1, variants: [{ language: 'de', useCount: 1 }] })
      await desk.passUntil(thread.id, reply.id, null)
      expect(desk.repliesOutThere(thread.id)).toHaveLength(1)
      expect(await saved(id)).toMatchObject({ useCount: 1, usedAt: expect.any(String), variants: [{ useCount: 1 }] })
    },
  )

  test('a reply that is not promised is not counted', async () => {
    const { id } = await save('Too long', 'So much to say.')
    const thread = await desk.tomWrites('instagram')
    await expect(say(thread.id, 'x'.repeat(301), { savedReplyId: id })).rejects.toMatchObject({ code: 'invalid' })
    const body = { message: 'Once.', savedReplyId: id }
    for (const _twice of [1, 2])
      await desk.client.moderation.replyToComment({ params: { commentId: thread.id }, body, key: 'the same form' })
    expect(await saved(id)).toMatchObject({ useCount: 1 })
  })

  test('what answered similar remarks is suggested before what is used most, with our own words beside it', async () => {
    const often = await save('Opening hours', 'From seven to six.')
    const right = await save('Parking', 'Behind the house, two hours free.')
    for (const _often of [1, 2, 3]) await answered('Are you open on Sunday?', 'From seven to six.', often.id)
    await answered('Where can I park my van near the bakery?', 'Behind the house.', right.id)
    await answered('Can I park a trailer near the bakery?', 'A trailer fits at the harbour.')

    const thread = await desk.tomWrites('facebook', 'Where can I park near the bakery?')
    // Words can be found a moment after they were read.
    const { answers } = await eventually(
      () => suggested(thread.id),
      ({ replies: [first], answers: own }) =>
        first?.reply.id === right.id && own.some(({ message }) => message === 'A trailer fits at the harbour.'),
    )
    expect((await suggested(thread.id)).replies[0]).toMatchObject({ reply: { id: right.id }, why: 'answered_before' })
    expect(answers).toContainEqual(
      expect.objectContaining({
        message: 'A trailer fits at the harbour.',
        asked: 'Can I park a trailer near the bakery?',
      }),
    )
    expect(answers.map(({ message }) => message)).not.toContain('Behind the house.')
  })

  test('one that was deleted is suggested no more, and counts for a reply that was begun before', async () => {
    const gone = await save('Gluten', 'Our gluten list hangs at the door.')
    await answered('Which bread has no gluten at all?', 'Look at the door.', gone.id)
    const thread = await desk.tomWrites('facebook', 'Is there bread with no gluten at all?')
    const names = async () => (await suggested(thread.id)).replies.map(({ reply }) => reply.id)
    await eventually(names, (ids) => ids[0] === gone.id)
    await desk.client.savedReplies.deleteSavedReply({ params: { savedReplyId: gone.id } })
    expect(await names()).not.toContain(gone.id)
    await say(thread.id, 'Look at the door.', { savedReplyId: gone.id })
    expect(await saved(gone.id)).toMatchObject({ useCount: 2 })
  })

  test('a comment in Portuguese is answered in Portuguese, and one too short to tell by default', async () => {
    const { id } = await desk.client.savedReplies.createSavedReply({
      body: { title: 'Cake', text: 'By Friday.', variants: [{ language: 'pt-br', text: 'Até sexta-feira.' }] },
    })
    const portuguese = await desk.tomWrites(
      'facebook',
      'Vocês não têm bolo de cereja para a festa da minha filha amanhã?',
    )
    expect((await suggested(portuguese.id)).replies[0]).toMatchObject({ reply: { id }, language: 'pt-BR' })
    const short = await desk.tomWrites('facebook', '🥐')
    expect((await suggested(short.id)).replies.map(({ language }) => language)).toEqual([null, null, null])
  })

  test("another team's are neither suggested nor counted", async () => {
    const { client } = desk.browser()
    await client.accounts.signUp({ body: { name: 'Mallory', email: 'mallory@example.com', password: 'not my shop' } })
    const theirs = await client.savedReplies.createSavedReply({
      body: { title: 'Rye', text: 'Buy elsewhere.', shortcut: 'rye' },
    })
    const thread = await desk.tomWrites('facebook')
    await expect(say(thread.id, 'Hello', { savedReplyId: theirs.id })).rejects.toMatchObject({
      code: 'invalid',
      fields: { savedReplyId: expect.any(String) },
    })
    expect((await suggested(thread.id)).replies.map(({ reply }) => reply.id)).not.toContain(theirs.id)
    expect(await client.savedReplies.getSavedReply({ params: { savedReplyId: theirs.id } })).toMatchObject({
      useCount: 0,
    })
    await expect(save('Rye', 'Until noon.', 'rye')).resolves.toMatchObject({ shortcut: 'rye' })
  })

  async function answered(question: string, message: string, savedReplyId?: string) {
    const thread = await desk.tomWrites('facebook', question)
    const reply = await say(thread.id, message, savedReplyId === undefined ? {} : { savedReplyId })
    await desk.delivered(thread.id, reply.id, null)
  }
})

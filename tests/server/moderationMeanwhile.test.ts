import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { bakery, tom, velo } from '../../server/sandbox/cast.ts'
import { deleteComment, editComment, writeComment } from '../../server/sandbox/comments.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'

describe.each(databases)('while somebody writes, on %s', (_name, open) => {
  let desk: Bakery
  let ines: Bakery['client']
  let thread: ThreadRow
  let readAt: string
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
    const colleague = desk.browser()
    ines = colleague.client
    const email = 'ines@example.com'
    await ines.accounts.signUp({ body: { name: 'Inês Duarte', email, password: 'sourdough and salt' } })
    const invite = await desk.client.accounts.inviteMember({ body: { email, role: 'moderator' } })
    await ines.accounts.acceptInvite({ params: { inviteId: invite.id } })
    const { teams, team } = await desk.client.accounts.getDesk()
    await ines.accounts.switchTeam({ body: { teamId: team?.id ?? teams[0]?.id ?? '' } })
  }, 60_000)
  afterAll(() => desk.stop())
  beforeEach(async () => {
    thread = await desk.tomWrites('facebook')
    readAt = (await desk.client.inbox.getThread({ params: { threadId: thread.id } })).readAt
  })

  const reply = (client: Bakery['client'], message: string, anyway = false) =>
    client.moderation.replyToComment({ params: { commentId: thread.id }, body: { message, readAt, anyway } })
  const outThere = () => desk.repliesOutThere(thread.id).map(({ message }) => message)

  test('a colleague answers: it is said who, and the reply goes out when it is sent anyway', async () => {
    await reply(ines, 'Until six.')
    const late = reply(desk.client, 'We close at six.')
    await expect(late).rejects.toMatchObject({
      code: 'conflict',
      message: 'Inês Duarte has answered since you read this.',
      fields: { meanwhile: 'answered' },
    })
    await reply(desk.client, 'We close at six.', true)
    await eventually(
      async () => outThere(),
      (found) => found.length === 2,
    )
  })

  test('two answer at the same time: one is promised, one hears of the other', async () => {
    const both = await Promise.allSettled([reply(ines, 'Until six.'), reply(desk.client, 'We close at six.')])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [problem] = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(problem).toMatchObject({ code: 'conflict', fields: { meanwhile: 'answered' } })
    await desk.rest()
    expect(outThere()).toHaveLength(1)
  })

  test('the customer changes the comment, or takes it away', async () => {
    await desk.pass(2)
    editComment(desk.world, { actorId: tom.id, commentId: thread.id, message: 'And any spelt?' })
    await eventually(
      () => desk.getComment(thread.id, thread.id),
      (comment) => comment?.message === 'And any spelt?',
    )
    await expect(reply(desk.client, 'Yes.')).rejects.toMatchObject({ fields: { meanwhile: 'edited' } })
    deleteComment(desk.world, { actorId: tom.id, commentId: thread.id })
    await eventually(
      () => desk.getComment(thread.id, thread.id),
      (comment) => comment?.deletedAt !== null,
    )
    await expect(reply(desk.client, 'Yes.', true)).rejects.toMatchObject({ fields: { meanwhile: 'deleted' } })
  })

  test("under somebody else's media one can only answer, through the mention, and never twice", async () => {
    const media = desk.world.db
      .prepare<[string], { id: string }>('select id from posts where accountId = ? order by createdAt desc limit 1')
      .get(velo.profileId)
    const message = `Next ride ends at @${bakery.username}`
    const { id } = writeComment(desk.world, { actorId: tom.instagramId ?? '', targetId: media?.id ?? '', message })
    await desk.seen(id)
    const mention = await desk.getComment(id, id)
    expect(mention?.may).toMatchObject({ reply: true, replyPrivately: false, hide: false, delete: false, like: false })
    const hide = desk.client.moderation.hideComment({ params: { commentId: id } })
    await expect(hide).rejects.toMatchObject({ code: 'conflict' })

    desk.badDay('5xx-after', { path: 'mentions' })
    const answer = await desk.reply(id, 'We will have cake.')
    await desk.passUntil(id, answer.id, 'needs_you')
    expect(desk.repliesOutThere(id).map((one) => one.message)).toEqual(['We will have cake.'])
  })
})

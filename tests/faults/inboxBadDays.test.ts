import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ThreadRow } from '../../server/contract/threads.ts'
import type { Network } from '../../server/contract/values.ts'
import { bakery, tom } from '../../server/sandbox/cast.ts'
import { deleteComment } from '../../server/sandbox/comments.ts'
import { addFault, clearFaults } from '../../server/sandbox/faults.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'
import { newcomer } from '../support/visitors.ts'

/** What every call to a network's things has in its path. */
const waysTo: Record<Network, string[]> = {
  facebook: [`/${bakery.pageId}`, '/122'],
  instagram: [`/${bakery.profileId}`, '/179', '/180'],
}
const otherThan = { facebook: 'instagram', instagram: 'facebook' } as const

describe.each(databases)('on a bad day, on %s,', (_name, open) => {
  let desk: Bakery
  beforeAll(async () => {
    desk = await startBakery({ database: await open(), settings: { sweepSeconds: 3600 } })
  })
  afterAll(() => desk.stop())

  const thread = (threadId: string) => desk.client.inbox.getThread({ params: { threadId } })
  const counts = () => desk.client.inbox.countThreads({ params: { pairId: desk.pair.id } })
  const ourRepliesTo = (id: string) =>
    desk
      .repliesOutThere(id)
      .filter(({ authorId }) => authorId === bakery.pageId || authorId === bakery.profileId)
      .map(({ message }) => message)

  async function everyThread(query: { network?: Network; text?: string }) {
    const found: ThreadRow[] = []
    for (let cursor: string | undefined; ; ) {
      const page = { ...query, limit: 100, cursor }
      const { items, nextCursor } = await desk.client.inbox.listThreads({
        params: { pairId: desk.pair.id },
        query: page,
      })
      found.push(...items)
      if (nextCursor === null) return found
      cursor = nextCursor
    }
  }

  test.each(['instagram', 'facebook'] as const)(
    'when %s is gone for a day, the other goes on, and afterwards everything has arrived, once',
    async (gone) => {
      const there = otherThan[gone]
      const [asked, hidden, goesOn, leaves] = await Promise.all(
        ([gone, gone, there, there] as const).map((network) => desk.tomWrites(network)),
      )
      if (!asked || !hidden || !goesOn || !leaves) throw new Error('Tom has not written.')
      // What is older than the platform's clock may be wrong is surely gone when it is not found.
      await desk.pass(180)
      for (const path of waysTo[gone]) addFault(desk.world, { kind: 'html-502', path, remaining: 1_000_000 })

      const waiting = await desk.reply(asked.id, 'Until noon.')
      const sent = await desk.reply(goesOn.id, 'Until noon.')
      await desk.client.moderation.hideComment({ params: { commentId: hidden.id } })
      await desk.delivered(goesOn.id, sent.id, null)
      const held = await desk.delivered(asked.id, waiting.id, 'confirming')
      expect(held?.delivery?.problem).toMatch(/^The platform did not answer clearly\. It will be looked up/)

      const missed = unheard(gone, () => desk.customerAnswers(desk.newestPost(gone), 'Is anybody there?').id)
      const answered = unheard(gone, () => desk.customerAnswers(asked.id, 'Hello?').id)
      unheard(there, () => deleteComment(desk.world, { actorId: tom.id, commentId: leaves.id }))
      const heard = await desk.tomWrites(there, 'And on Sunday?')
      for (let hours = 0; hours < 24; hours += 3) await desk.pass(3 * 3600)
      await desk.rest()

      // The one that is there is read and answered all day.
      expect((await thread(leaves.id)).deletedAt).not.toBeNull()
      const late = await desk.reply(heard.id, 'On Sunday too.')
      await desk.delivered(heard.id, late.id, null)
      expect(await desk.getComment(asked.id, waiting.id)).toMatchObject({ delivery: { state: 'confirming' } })
      expect(ourRepliesTo(asked.id)).toEqual([])
      await expect(thread(missed)).rejects.toMatchObject({ code: 'not_found' })

      clearFaults(desk.world)
      await desk.pass(3601)
      await desk.passUntil(asked.id, waiting.id, null)
      await desk.passUntil(hidden.id, hidden.id, null)
      expect((await thread(missed)).message).toBe('Is anybody there?')
      expect(await desk.getComment(asked.id, answered)).toMatchObject({ message: 'Hello?' })
      expect(ourRepliesTo(asked.id)).toEqual(['Until noon.'])
      expect(ourRepliesTo(goesOn.id)).toEqual(['Until noon.'])
      expect(desk.outThere(hidden.id)?.hiddenAt).not.toBeNull()
    },
    120_000,
  )

  test('a wave of spam arrives whole, and the desk can be worked at meanwhile', async () => {
    const before = (await counts()).views.open.facebook
    const patient = await desk.tomWrites('facebook', 'Is there any rye left, between all of this?')
    const wave = fetch(`${desk.url}/sandbox/wave`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ accountId: bakery.pageId, count: 400, seconds: 0 }),
    })
    expect((await wave).status).toBe(200)

    let pages = 0
    const isFolded = async () => {
      // A page, a count, and a change of what is not spam: as somebody who works on.
      await desk.client.inbox.listThreads({ params: { pairId: desk.pair.id }, query: { limit: 50 } })
      await counts()
      await desk.client.triage.markUnread({ params: { threadId: patient.id } })
      await desk.client.triage.markRead({ params: { threadId: patient.id } })
      pages += 1
      const { facebook } = (await counts()).views.open
      return facebook >= before + 401
    }
    await eventually(isFolded, Boolean, 240_000)
    expect(pages).toBeGreaterThan(1)

    const spam = (await everyThread({ network: 'facebook' })).filter(({ message }) =>
      message.includes('t.me/quick_win_'),
    )
    expect(new Set(spam.map(({ message }) => message)).size).toBe(400)
    expect(spam).toHaveLength(400)
    expect((await counts()).views.open.facebook).toBe((await everyThread({ network: 'facebook' })).length)
    expect((await counts()).views.unread.facebook).toBe((await unread()).length)
    const { items } = await desk.client.coverage.listCoverage({
      params: { pairId: desk.pair.id },
      query: { limit: 100 },
    })
    const post = items.find(({ id }) => id === desk.newestPost('facebook'))
    expect(post?.seen).toBe(post?.counted)
    expect(post?.seen).toBeGreaterThan(400)
  }, 300_000)

  const unread = async () =>
    (await everyThread({ network: 'facebook' })).filter(({ unreadSince }) => unreadSince !== null)

  test('a member who is removed with a tab open hears and does nothing more, and holds nothing up', async () => {
    const ines = await newcomer(desk, 'Ines')
    const invite = await desk.client.accounts.inviteMember({ body: { email: ines.email, role: 'moderator' } })
    await ines.client.accounts.acceptInvite({ params: { inviteId: invite.id } })
    const personId = (await ines.client.accounts.getDesk()).person?.id ?? ''
    const { id: threadId } = await desk.tomWrites('facebook')
    const params = { threadId }
    await desk.client.triage.assignThread({ params, body: { personId } })
    await ines.client.presence.showPresence({ params, body: { state: 'typing' } })
    const tab = await ines.send(`${desk.url}/api/live`)

    const { items } = await desk.client.accounts.listMembers()
    const member = items.find((one) => one.personId === personId)
    const removedAt = performance.now()
    await desk.client.accounts.removeMember({ params: { memberId: member?.id ?? '' } })
    await tab.text()
    expect(performance.now() - removedAt).toBeLessThan(2000)

    const refused = { code: expect.stringMatching(/^(?:forbidden|not_found)$/), message: expect.stringMatching(/\.$/) }
    const attempts = [
      ines.client.inbox.listThreads({ params: { pairId: desk.pair.id }, query: {} }),
      ines.client.inbox.getThread({ params }),
      ines.client.triage.finishThread({ params }),
      ines.client.presence.showPresence({ params, body: { state: 'typing' } }),
      // What her browser kept while it was offline: a reply under its key.
      ines.client.moderation.replyToComment({
        params: { commentId: threadId },
        body: { message: 'Yes!' },
        key: 'kept',
      }),
    ]
    await Promise.all(attempts.map((attempt) => expect(attempt).rejects.toMatchObject(refused)))
    await eventually(
      () => thread(threadId),
      ({ assigneeId }) => assigneeId === null,
    )
    const { items: present } = await desk.client.presence.listPresence({ params: { pairId: desk.pair.id } })
    expect(present).toEqual([])
    await desk.rest()
    expect(ourRepliesTo(threadId)).toEqual([])
    expect((await thread(threadId)).doneAt).toBeNull()
  })

  /** Whatever happens in it, the network's notices of it never come. */
  function unheard<T>(network: Network, happens: () => T): T {
    const result = happens()
    desk.world.db
      .prepare('update deliveries set droppedAt = ? where object = ? and deliveredAt is null')
      .run(desk.world.now().toISOString(), network === 'facebook' ? 'page' : 'instagram')
    return result
  }
})

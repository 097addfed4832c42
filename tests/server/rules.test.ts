import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bakery as shop, tom } from '../../server/sandbox/cast.ts'
import { editComment, writeComment } from '../../server/sandbox/comments.ts'
import { type Bakery, pageNotice, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'
import { rulesOf } from '../support/rules.ts'

const longAgo = '2020-01-01T00:00:00.000Z'
const farAhead = '2100-01-01T00:00:00.000Z'

describe.each(databases)('a rule, on %s', (_name, open) => {
  let desk: Bakery
  let rules: ReturnType<typeof rulesOf>
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
    rules = rulesOf(desk.client, desk.pair.id)
  }, 60_000)
  afterAll(() => desk.stop())

  /** Tom writes, and everything that follows from it has come to rest. */
  const writes = async (message: string, network: 'facebook' | 'instagram' = 'facebook') => {
    const { id } = await desk.tomWrites(network, message)
    await desk.rest()
    return desk.client.inbox.getThread({ params: { threadId: id } })
  }
  const acted = async (rule: Parameters<typeof rules.actsOf>[0]) =>
    (await rules.actsOf(rule)).map(({ commentId }) => commentId)

  test('does nothing before it is back-tested and armed', async () => {
    const rule = await rules.make({ when: { any: ['draft'] } })
    await expect(rules.arm(rule)).rejects.toMatchObject({ code: 'conflict' })
    expect((await writes('A draft here')).hiddenAt).toBeNull()
    await rules.disarm(rule)
  })

  test('hides and labels what it is about, marks it, and is undone', async () => {
    const label = await desk.client.labels.makeLabel({ body: { name: 'Spam', colour: 'red' } })
    const rule = await rules.armed({
      actions: [{ do: 'hide' }, { do: 'label', labelId: label.id }, { do: 'done' }],
    })
    const thread = await writes('What a SCÄM, a scam!')
    expect(thread).toMatchObject({ hiddenAt: expect.any(String), labels: [label.id], doneAt: expect.any(String) })
    expect(desk.outThere(thread.id)?.hiddenAt).not.toBeNull()
    expect(await rules.marksOf(thread.id)).toMatchObject([
      { ruleName: 'Scam', did: [{ do: 'hide' }, { do: 'label' }, { do: 'done' }], undoneAt: null },
    ])
    expect((await writes('A nice cake')).hiddenAt).toBeNull()

    expect(await rules.undo(rule, longAgo, farAhead)).toMatchObject({ total: 1, undone: 1, kept: 0, replies: 0 })
    await desk.rest()
    const back = await desk.client.inbox.getThread({ params: { threadId: thread.id } })
    expect(back).toMatchObject({ hiddenAt: null, labels: [], doneAt: null })
    expect(desk.outThere(thread.id)?.hiddenAt).toBeNull()
    expect((await rules.marksOf(thread.id))[0]?.undoneAt).not.toBeNull()
    expect(await rules.undo(rule, longAgo, farAhead)).toMatchObject({ total: 0 })
    await rules.disarm(rule)
  })

  test('leaves what somebody has changed since when it is undone', async () => {
    const rule = await rules.armed({ when: { any: ['urgent'] }, actions: [{ do: 'prioritise', priority: 'high' }] })
    const [mine, theirs] = [await writes('urgent one'), await writes('urgent two')]
    await desk.client.triage.prioritiseThread({ params: { threadId: mine.id }, body: { priority: 'urgent' } })
    expect(await rules.undo(rule, longAgo, farAhead)).toMatchObject({ total: 2, undone: 1, kept: 1 })
    const priority = async (threadId: string) => (await desk.client.inbox.getThread({ params: { threadId } })).priority
    expect([await priority(mine.id), await priority(theirs.id)]).toEqual(['urgent', 'normal'])
    await rules.disarm(rule)
  })

  test('that is edited is disarmed, says so, and needs a back-test of its own', async () => {
    const rule = await rules.armed({ when: { any: ['fraud'] } })
    const { id: ruleId, version } = rule
    const named = await desk.client.rules.changeRule({
      params: { ruleId },
      version,
      body: { name: 'Frauds', when: { any: ['fraud'] }, actions: [{ do: 'hide' }] },
    })
    expect(named).toMatchObject({ name: 'Frauds', armed: { by: expect.any(String) } })
    const edited = await desk.client.rules.changeRule({
      params: { ruleId },
      version: named.version,
      body: { name: 'Frauds', when: { any: ['fraud', 'trick'] }, actions: [{ do: 'hide' }] },
    })
    expect(edited).toMatchObject({ armed: null, disarmed: { why: 'edited' }, backtest: { current: false } })
    await expect(rules.arm(edited)).rejects.toMatchObject({ code: 'conflict' })
    expect((await writes('a fraud')).hiddenAt).toBeNull()
    await expect(rules.arm(rule)).rejects.toMatchObject({ code: 'outdated' })
  })

  test('that is about more than half of all asks again', async () => {
    const rule = await rules.backtested(
      await rules.make({ when: {}, actions: [{ do: 'prioritise', priority: 'high' }] }),
    )
    await expect(rules.arm(rule, false)).rejects.toMatchObject({
      code: 'conflict',
      fields: { sure: expect.any(String) },
    })
    expect((await rules.arm(rule)).armed).not.toBeNull()
    await rules.disarm(rule)
  })

  test('answers once, and neither its own answers nor those of another rule', async () => {
    const one = await rules.armed({
      name: 'Ping',
      networks: ['facebook'],
      when: { any: ['ping'] },
      actions: [{ do: 'reply', message: 'pong, {name}' }],
    })
    const other = await rules.armed({
      name: 'Pong',
      networks: ['facebook'],
      when: { any: ['pong'] },
      actions: [{ do: 'reply', message: 'ping {{' }],
    })
    const thread = await writes('ping')
    await desk.pass(30)
    await desk.rest()
    expect(desk.repliesOutThere(thread.id).map(({ message }) => message)).toEqual(['pong, Tom'])
    expect([await acted(one), await acted(other)]).toEqual([[thread.id], []])
    writeComment(desk.world, { actorId: shop.pageId, targetId: desk.newestPost('facebook'), message: 'ping pong' })
    await desk.rest()
    expect(await acted(one)).toEqual([thread.id])
    await rules.disarm(one)
    await rules.disarm(other)
  })

  test('looks again at a comment that was edited, and acts on it once', async () => {
    const rule = await rules.armed({ when: { any: ['swindle'] }, actions: [{ do: 'prioritise', priority: 'urgent' }] })
    const thread = await writes('A fine bread')
    expect(await acted(rule)).toEqual([])
    for (const message of ['A swindle', 'What a swindle']) {
      await desk.pass(2)
      editComment(desk.world, { actorId: tom.id, commentId: thread.id, message })
      await eventually(
        () => desk.client.inbox.getThread({ params: { threadId: thread.id } }),
        (now) => now.message === message,
      )
      await desk.rest()
      expect(await acted(rule)).toEqual([thread.id])
    }
    await rules.disarm(rule)
  })

  test('acts once on what is told twice, and on nothing old', async () => {
    const rule = await rules.armed({ when: { any: ['twice'] } })
    const postId = desk.newestPost('facebook')
    const at = Math.floor(desk.services.clock().getTime() / 1000)
    const [fresh, old] = [`${postId.split('_')[1]}_77001`, `${postId.split('_')[1]}_77002`]
    const bodies = [
      pageNotice({ id: fresh, postId, message: 'twice', at }),
      pageNotice(
        { id: fresh, postId, message: 'twice', at },
        { id: old, postId, message: 'twice', at: at - 25 * 3600 },
      ),
    ]
    await Promise.all([...bodies, ...bodies].map((body) => desk.tell(body)))
    await desk.seen(old)
    await desk.rest()
    expect(await acted(rule)).toEqual([fresh])
    await rules.disarm(rule)
  })

  test('would have done in its back-test what it then does', async () => {
    const given = { when: { any: ['bread', 'rye'], none: ['cake'], question: true } }
    const messages = ['bread?', 'rye', 'rye? cake?', 'Brot?', 'any RYE?', 'bread and rye?', 'cake?']
    const rule = await rules.armed({ ...given, actions: [{ do: 'prioritise', priority: 'high' }] })
    const written: string[] = []
    for (const message of messages) written.push((await desk.tomWrites('facebook', message)).id)
    await desk.rest()
    const did = await acted(rule)
    await rules.disarm(rule)
    const tested = await rules.backtested(rule)
    const would = (await rules.hitsOf(tested)).filter(({ commentId }) => written.includes(commentId))
    expect(would.map(({ commentId }) => commentId).sort()).toEqual(did.sort())
    expect(did).toHaveLength(3)
    expect(would.every(({ facts }) => facts.every(({ so }) => so))).toBe(true)
  })

  test('keeps what people say of its hits, and counts it', async () => {
    await writes('Is this a hoax?')
    const rule = await rules.backtested(await rules.make({ when: { any: ['hoax'] } }))
    const [hit] = await rules.hitsOf(rule)
    expect(hit).toMatchObject({ author: { id: tom.id }, facts: [{ do: 'hide', so: false }], mark: null })
    const params = { backtestId: rule.backtest?.id ?? '', commentId: hit?.commentId ?? '' }
    await desk.client.rules.markHit({ params, body: { mark: 'wrong' } })
    expect((await rules.again(rule)).backtest).toMatchObject({ hits: 1, right: 0, wrong: 1, counts: { hide: 1 } })
    await desk.client.rules.markHit({ params, body: { mark: 'right' } })
    expect((await rules.again(rule)).backtest).toMatchObject({ right: 1, wrong: 0 })
  })

  test('that answers a wave disarms itself, and says so', async () => {
    const rule = await rules.armed({
      networks: ['facebook'],
      when: { any: ['wave'] },
      actions: [{ do: 'reply', message: 'Hello!' }],
      mostReplies: 3,
    })
    for (let at = 0; at < 6; at += 1) await desk.tomWrites('facebook', `wave ${at}`)
    await desk.rest()
    expect(await acted(rule)).toHaveLength(3)
    expect(await rules.again(rule)).toMatchObject({ armed: null, disarmed: { why: 'too_many' } })
    const { items } = await desk.client.notifications.listNotifications()
    const [told] = items.filter(({ kind }) => kind === 'rule_disarmed')
    expect(told).toMatchObject({
      pairId: desk.pair.id,
      what: `${rule.name}: it answered more than 3 comments in 10 minutes.`,
    })
  })

  test('that stops keeps the rules after it away, in the order that people choose', async () => {
    const first = await rules.armed({
      name: 'First',
      when: { any: ['order'] },
      actions: [{ do: 'prioritise', priority: 'high' }],
      stop: true,
    })
    const second = await rules.armed({
      name: 'Second',
      when: { any: ['order'] },
      actions: [{ do: 'prioritise', priority: 'urgent' }],
    })
    const one = await writes('order one')
    expect(one.priority).toBe('high')
    const { items } = await desk.client.rules.listRules({ params: { pairId: desk.pair.id } })
    const ruleIds = [second.id, ...items.map(({ id }) => id).filter((id) => id !== second.id)]
    await desk.client.rules.orderRules({ params: { pairId: desk.pair.id }, body: { ruleIds } })
    const two = await writes('order two')
    expect([await acted(first), await acted(second)]).toEqual([[two.id, one.id], [two.id]])
    await rules.disarm(first)
    await rules.disarm(second)
  })
})

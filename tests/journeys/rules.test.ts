import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Pair } from '../../server/contract/linking.ts'
import { eventually, settledIn } from '../support/journey.ts'
import { rulesOf } from '../support/rules.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('rules on %s', (_name, start) => {
  let stage: Stage
  let pair: Pair
  let rules: ReturnType<typeof rulesOf>
  beforeAll(async () => {
    stage = await start()
    pair = await settledIn(stage)
    rules = rulesOf(stage.client, pair.id)
  }, 60_000)
  afterAll(() => stage.close())

  const listed = async () => (await stage.client.rules.listRules({ params: { pairId: pair.id } })).items
  /** A word that stands in a comment by a customer. */
  const someWord = async () => {
    const { items } = await stage.client.inbox.listThreads({ params: { pairId: pair.id }, query: { limit: 100 } })
    const words = items.flatMap(({ author, message }) => (author.us ? [] : (message.match(/\p{L}{4,}/gu) ?? [])))
    return words[0] ?? ''
  }

  test('a rule is written, tried, armed, disarmed and removed', async () => {
    const rule = await rules.make({ when: { any: [await someWord()] } })
    expect(rule).toMatchObject({ armed: null, disarmed: null, backtest: null, acted: { day: 0, week: 0 } })
    await expect(rules.arm(rule)).rejects.toMatchObject({ code: 'conflict' })

    const tested = await rules.backtested(rule)
    expect(tested.backtest).toMatchObject({
      current: true,
      looked: tested.backtest?.total,
      counts: { hide: tested.backtest?.hits },
    })
    const [hit] = await rules.hitsOf(tested)
    expect(hit?.facts).toEqual([{ do: 'hide', so: false }])
    const params = { backtestId: tested.backtest?.id ?? '', commentId: hit?.commentId ?? '' }
    await stage.client.rules.markHit({ params, body: { mark: 'right' } })
    expect((await rules.again(rule)).backtest).toMatchObject({ right: 1, wrong: 0 })

    expect(await rules.arm(tested)).toMatchObject({ armed: { at: expect.any(String), by: 'Nadia Petrov' } })
    expect(await rules.disarm(rule)).toMatchObject({ armed: null, disarmed: { why: 'by_hand' } })
    await stage.client.rules.removeRule({ params: { ruleId: rule.id } })
    expect(await listed()).toEqual([])
    await expect(rules.again(rule)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('an edit disarms it, and of two edits the second is told', async () => {
    const { id: ruleId, version } = await rules.armed()
    const body = { name: 'Scam', when: { any: ['scam', 'fraud'] }, actions: [{ do: 'hide' as const }] }
    const change = () => stage.client.rules.changeRule({ params: { ruleId }, version, body })
    expect(await change()).toMatchObject({ armed: null, disarmed: { why: 'edited' }, backtest: { current: false } })
    await expect(change()).rejects.toMatchObject({ code: 'outdated' })
  })

  test('rules act in the order that people choose', async () => {
    await rules.make({ name: 'Another' })
    const before = (await listed()).map(({ id }) => id)
    const order = (ruleIds: string[]) =>
      stage.client.rules.orderRules({ params: { pairId: pair.id }, body: { ruleIds } })
    const { items } = await order(before.toReversed())
    expect(items.map(({ id }) => id)).toEqual(before.toReversed())
    expect((await listed()).map(({ id }) => id)).toEqual(before.toReversed())
    await expect(order(before.slice(1))).rejects.toMatchObject({ code: 'conflict' })
  })

  test.each<[what: string, given: Parameters<typeof rules.make>[0], field: string]>([
    ['a pattern that cannot be read', { when: { pattern: '(scam' } }, 'when.pattern'],
    ['no action', { actions: [] }, 'actions'],
    ['done and snoozed at once', { actions: [{ do: 'done' }, { do: 'snooze', minutes: 60 }] }, 'actions.1'],
    ['an answer to what it hides', { actions: [{ do: 'reply', message: 'Hello' }, { do: 'hide' }] }, 'actions.1'],
    ['what it cannot fill in', { actions: [{ do: 'reply', message: 'I am {me}' }] }, 'actions.0.message'],
    ['somebody else’s label', { actions: [{ do: 'label', labelId: 'nobody' }] }, 'actions.0.labelId'],
    ['a stranger', { actions: [{ do: 'assign', personId: 'nobody' }] }, 'actions.0.personId'],
    ['no chosen post', { when: { place: 'chosen' } }, 'when.postIds'],
  ])('a rule with %s is refused, and says where', async (_what, given, field) => {
    await expect(rules.make(given)).rejects.toMatchObject({ code: 'invalid', fields: { [field]: expect.any(String) } })
  })

  test('what is about everything asks again', async () => {
    const rule = await rules.backtested(await rules.make({ name: 'All', when: {} }))
    await expect(rules.arm(rule, false)).rejects.toMatchObject({
      code: 'conflict',
      fields: { sure: expect.any(String) },
    })
    await rules.arm(rule, true)
    await rules.disarm(rule)
  })

  test('a back-test can be stopped while it runs', async () => {
    const { id: ruleId } = await rules.make({ name: 'Stopped' })
    const { id: backtestId } = await stage.client.rules.startBacktest({ params: { ruleId } })
    const stopped = await stage.client.rules.cancelBacktest({ params: { backtestId } }).catch((problem) => problem)
    // It may have been quicker.
    expect(stopped.state === 'cancelled' || stopped.code === 'conflict').toBe(true)
  })

  test('what a rule did can be looked up and undone, even if it is nothing', async () => {
    const rule = await rules.make({ name: 'Idle' })
    expect(await rules.actsOf(rule)).toEqual([])
    const { items } = await stage.client.inbox.listThreads({ params: { pairId: pair.id } })
    expect(await rules.marksOf(items[0]?.id ?? '')).toEqual([])
    const undone = await rules.undo(rule, '2020-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z')
    expect(undone).toMatchObject({ total: 0, undone: 0, kept: 0, replies: 0 })
    await eventually(listed, (all) => all.some(({ id }) => id === rule.id))
  })
})

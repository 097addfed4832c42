import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Rule } from '../../server/contract/rules.ts'
import { foldDue } from '../../server/intake/folder.ts'
import type { WorkContext } from '../../server/jobs/kinds.ts'
import { moderateManyKind } from '../../server/moderation/onBehalf.ts'
import { backtestKind } from '../../server/rules/backtesting.ts'
import { considerKind } from '../../server/rules/considering.ts'
import { bakery } from '../../server/sandbox/cast.ts'
import { pageNotice, tell } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { type Server, type ServerBrowser, startServer } from '../support/server.ts'

/** 20,000 take minutes: `WAVE=20000` before a release. */
const waveSize = Number(process.env.WAVE ?? 400)
const perNotice = 200
/** More than this is a step that forgot to give way. */
const longestMs = 1500
const postId = `${bakery.pageId}_90001`

/** Promised work is left to the test, which does it when it likes, and as often. */
const works = {
  'rules.backtest': backtestKind.work,
  'rules.consider': considerKind.work,
  'moderation.moderateMany': moderateManyKind.work,
}

describe.each(databases)('a wave of spam, on %s', (_name, open) => {
  let server: Server
  let maya: ServerBrowser
  let pairId: string
  let context: WorkContext
  beforeAll(async () => {
    server = await startServer({ database: await open(), role: 'api' })
    maya = server.browser()
    const { url } = await maya.client.accounts.openPractice()
    await maya.visit(url)
    const { id: connectionId } = await maya.client.linking.keepConnection()
    const pair = await maya.client.linking.linkPair({ body: { connectionId, pageId: bakery.pageId } })
    pairId = pair.id
    const teamId = (await maya.client.accounts.getDesk()).team?.id ?? ''
    const { services } = server
    const signal = new AbortController().signal
    context = { ...services, now: services.clock(), teamId, jobId: 'test', signal, progress: async () => {} }
  }, 60_000)
  afterAll(() => server.stop())

  /** Does what is promised of a kind; `times` workers reach for each job at once. */
  async function work(kind: keyof typeof works, times = 1) {
    const jobs = await server.services.db
      .selectFrom('jobs')
      .where('kind', '=', kind)
      .where('state', '=', 'ready')
      .orderBy('id')
      .select(['id', 'payload'])
      .execute()
    for (const { id, payload } of jobs) {
      const once = () => works[kind](context, JSON.parse(payload))
      await Promise.all(Array.from({ length: times }, once))
      await server.services.db.updateTable('jobs').set({ state: 'done' }).where('id', '=', id).execute()
    }
    return jobs.length
  }

  async function armed(word: string, action: 'hide' | 'done'): Promise<Rule> {
    const body = { name: word, when: { any: [word] }, actions: [{ do: action }] }
    const { id: ruleId, version } = await maya.client.rules.makeRule({ params: { pairId }, body })
    await maya.client.rules.startBacktest({ params: { ruleId } })
    await work('rules.backtest')
    return maya.client.rules.armRule({ params: { ruleId }, version, body: { sure: true } })
  }

  const idOf = (number: number) => `90001_${number}`
  async function wave(from: number, count: number, message: string) {
    const at = Math.floor(server.services.clock().getTime() / 1000)
    const remarks = Array.from({ length: count }, (_, index) => ({ id: idOf(from + index), postId, message, at }))
    expect((await tell(server.url, pageNotice(...remarks))).status).toBe(200)
  }
  const foldAll = async () => {
    while ((await foldDue(server.services)) > 0) await new Promise(setImmediate)
  }
  const actsOf = ({ id }: Rule) =>
    server.services.db.selectFrom('ruleActs').where('ruleId', '=', id).select('commentId').execute()

  test('three workers at once act once', async () => {
    const rule = await armed('rival', 'done')
    await wave(0, 1, 'rival')
    await foldAll()
    expect(await work('rules.consider', 3)).toBe(1)
    expect(await actsOf(rule)).toEqual([{ commentId: idOf(0) }])
    await maya.client.rules.disarmRule({ params: { ruleId: rule.id } })
  })

  test('nobody is asked to look where no rule is armed', async () => {
    await wave(1, 1, 'rival')
    await foldAll()
    expect(await work('rules.consider')).toBe(0)
  })

  test(
    'is hidden to the last comment, while everybody else gets their turn',
    async () => {
      const rule = await armed('pills', 'hide')
      for (let from = 10; from < 10 + waveSize; from += perNotice) await wave(from, perNotice, 'Cheap pills here')
      await foldAll()
      const delay = monitorEventLoopDelay({ resolution: 10 })
      delay.enable()
      await work('rules.consider')
      await work('moderation.moderateMany')
      delay.disable()
      expect(await actsOf(rule)).toHaveLength(waveSize)
      const comments = server.services.db.selectFrom('comments').where('message', '=', 'Cheap pills here')
      const left = await comments.where('hiddenAt', 'is', null).select('id').execute()
      expect(left).toEqual([])
      const promised = await server.services.db
        .selectFrom('jobs')
        .where('kind', '=', 'moderation.moderate')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      expect(Number(promised.count)).toBe(waveSize)
      expect(delay.max / 1e6).toBeLessThan(longestMs)
      expect((await maya.client.rules.getRule({ params: { ruleId: rule.id } })).armed).not.toBeNull()
    },
    60_000 + waveSize * 30,
  )
})

import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { Launch } from '../../server/contract/launches.ts'
import type { FaultPoint } from '../../server/http/context.ts'
import { startBakery } from '../support/bakery.ts'
import { cakes, campaignsOf, uploadPicture } from '../support/campaigns.ts'
import { databases } from '../support/databases.ts'
import { treesOutThere } from '../support/trees.ts'

/** 2,000 take a quarter of an hour: `LAUNCH_TREES=2000`. A failure is repeated with the seed that it names. */
const trees = Number(process.env.LAUNCH_TREES ?? 25)
const seed = Number(process.env.LAUNCH_SEED ?? Math.floor(Math.random() * 2 ** 31))

const points: FaultPoint[] = ['before_attempt', 'after_attempt', 'after_call', 'after_effect']
const creates = /\/(?:campaigns|adsets|ads)$/

test.each(databases.slice(0, trees > 500 ? 1 : 2))(
  `kills and lying answers leave exactly one paused tree each, on %s (seed ${seed})`,
  async (_name, open) => {
    const chance = randomFrom(seed)
    const wire = createLiar(chance)
    const desk = await startBakery({ database: await open(), fetch: wire.fetch })
    onTestFinished(() => desk.stop())
    const their = campaignsOf(desk.client, desk.pair.id)
    await desk.client.adAccounts.getAdAccount({ params: { pairId: desk.pair.id } })
    const imageId = await uploadPicture(desk.client, desk.pair.id)
    const content = (name: string) =>
      cakes(imageId, {
        name,
        audience: { places: [{ kind: 'country', key: 'DE', name: 'Germany', country: 'DE' }] },
        placements: { mode: 'by_hand', chosen: ['facebook_feed', 'instagram_feed'] },
      })

    let kills = 0
    for (const point of points)
      desk.gates.set(point, () => {
        if (chance() > 0.03) return
        kills += 1
        throw new Error(`Killed at ${point}.`)
      })
    wire.lies = 0.3
    const launches: Launch[] = []
    for (let number = 0; number < trees; number += 1)
      launches.push(await their.launch(await their.make(content(`Tree ${number}.`))))

    for (let round = 0; round < 200 && (await unfinished()).length > 0; round += 1) {
      await untilRested()
      for (const { id, state } of await unfinished())
        if (state === 'stuck') await their.decide({ ...(launches[0] as Launch), id }, 'send_again')
      await desk.sleepThrough(61)
      await untilRested()
    }
    expect(await unfinished()).toEqual([])
    expect(wire.told).toBeGreaterThan(trees)
    expect(kills).toBeGreaterThan(0)
    expect(wire.unpaused).toEqual([])

    const there = treesOutThere(desk.world)
    for (let number = 0; number < trees; number += 1) {
      const named = there.filter(({ name }) => name.startsWith(`Tree ${number}. `))
      expect(named, `Tree ${number}`).toMatchObject([
        { status: 'PAUSED', adSets: [{ status: 'PAUSED', ads: [{ status: 'PAUSED' }] }] },
      ])
    }
    const rows = await desk.services.db
      .selectFrom('campaigns')
      .select(['name', 'remoteId', 'launchedVersion'])
      .execute()
    expect(rows.map(({ remoteId }) => remoteId).sort()).toEqual(there.map(({ id }) => id).sort())
    expect(rows.every(({ launchedVersion }) => launchedVersion !== null)).toBe(true)

    function unfinished() {
      return desk.services.db.selectFrom('launches').where('state', '<>', 'done').select(['id', 'state']).execute()
    }

    /** Nothing is in hand or due, however long that takes. */
    async function untilRested() {
      for (;;) {
        const now = desk.services.clock().toISOString()
        const busy = await desk.services.db
          .selectFrom('jobs')
          .where('state', '=', 'ready')
          .where(({ eb, or }) => or([eb('lockedUntil', 'is not', null), eb('runAt', '<=', now)]))
          .select('id')
          .limit(1)
          .executeTakeFirst()
        if (!busy) return
        await sleep(20)
      }
    }
  },
  Math.max(600_000, trees * 5000),
)

/** A wire on which calls about ads go wrong before or after they have done their work, each in one of the ways that were seen. */
function createLiar(chance: () => number) {
  const wire = { lies: 0, told: 0, unpaused: [] as string[] }
  const send: typeof fetch = async (input, init) => {
    const path = new URL(String(input)).pathname
    const body = String(init?.body ?? '')
    if (init?.method === 'POST' && creates.test(path) && !body.includes('status=PAUSED')) wire.unpaused.push(body)
    const isAboutAds = /\/act_\d+\//.test(path) || creates.test(path)
    if (!isAboutAds || chance() > wire.lies) return fetch(input, init)
    wire.told += 1
    const how = chance()
    if (how < 0.2) throw new TypeError('fetch failed')
    if (how < 0.35) return new Response('<html>Bad gateway</html>', { status: 502 })
    const answer = await fetch(input, init)
    const text = await answer.text()
    if (how < 0.5) throw new DOMException('The operation was aborted due to timeout', 'TimeoutError')
    if (how < 0.7) return failing(500, { code: 2, message: 'An unexpected error has occurred.' })
    if (how < 0.85) return new Response(text.slice(0, -3), { status: 200 })
    return failing(400, { code: 4, message: 'Application request limit reached' })
  }
  return Object.assign(wire, { fetch: send })
}

const failing = (status: number, error: { code: number; message: string }) =>
  Response.json({ error: { type: 'OAuthException', fbtrace_id: 'A', ...error } }, { status })

/** The same numbers for the same seed (mulberry32). */
function randomFrom(start: number) {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

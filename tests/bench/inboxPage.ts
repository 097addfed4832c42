import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { cursorOf } from '../../server/http/cursors.ts'
import { type Desk, openDesk, startProduct } from './desk.ts'
import { type Figure, ms, percentile, times } from './figures.ts'
import { fillPair } from './fill.ts'
import { startProcess, untilReady } from './processes.ts'
import { getOf, openWire, type Wire } from './wire.ts'

const rounds = 60
const perBatch = 10
const views = ['open', 'done', 'hidden', 'needs_you']

/** A page that is asked for in the same words of the floor and of ours. */
interface Ask {
  name: string
  query: string
}

/**
 * A page of 50 threads, from the request's first byte to the parsed reply, one request at a time: the first page and deep
 * pages of each view, with and without a network. Floor, ours and ours on the small file take turns in short batches, so
 * that a noisy moment of the machine meets all three.
 */
export async function measureInboxPage(): Promise<Figure[]> {
  const [large, small] = [await openDesk(), await openDesk()]
  fillPair(large.dataDir, large.pair.id, 1_000_000)
  fillPair(small.dataDir, small.pair.id, 10_000)
  const floor = await startProcess('tests/bench/floorInbox.ts', { DATABASE_FILE: fileOf(large) })
  await untilReady(floor)
  const products = [
    await startProduct(large.dataDir, { ROLE: 'api' }),
    await startProduct(small.dataDir, { ROLE: 'api' }),
  ]
  const wires = await Promise.all([floor, ...products].map(({ port }) => openWire(port)))
  try {
    return await compare(wires as [Wire, Wire, Wire], large, small)
  } finally {
    for (const wire of wires) wire.close()
    await Promise.all([floor, ...products].map(({ stop }) => stop()))
    for (const desk of [large, small]) desk.remove()
  }
}

async function compare([floor, ours, oursSmall]: [Wire, Wire, Wire], large: Desk, small: Desk): Promise<Figure[]> {
  const pages = asksOf(large)
  const smallPages = asksOf(small)
  const teamId = teamOf(large)
  const floorAsks = pages.map(({ query }) => getOf(`/threads?teamId=${teamId}&pairId=${large.pair.id}&${query}`))
  const ourAsks = pages.map(({ query }) => getOf(`/api/pairs/${large.pair.id}/threads?${query}`, large.cookie))
  const smallAsks = smallPages.map(({ query }) => getOf(`/api/pairs/${small.pair.id}/threads?${query}`, small.cookie))
  for (const [index, { name }] of pages.entries())
    if ((await floor.ask(floorAsks[index] ?? '')).body !== (await ours.ask(ourAsks[index] ?? '')).body)
      throw new Error(`Floor and ours disagree on ${name}.`)

  const taken = { floor: [] as number[], ours: [] as number[], small: [] as number[] }
  for (let round = 0; round < rounds; round += 1)
    for (let start = 0; start < pages.length; start += perBatch) {
      const kept = round >= 5
      const part = <T>(all: T[]) => all.slice(start, start + perBatch)
      for (const [wire, asks, into] of [
        [floor, part(floorAsks), taken.floor],
        [ours, part(ourAsks), taken.ours],
        [oursSmall, part(smallAsks), taken.small],
      ] as const) {
        const batch = await timed(wire, asks)
        if (kept) into.push(...batch)
      }
    }
  return figuresOf(taken)
}

async function timed(wire: Wire, asks: string[]): Promise<number[]> {
  const taken: number[] = []
  for (const ask of asks) {
    const began = performance.now()
    const { status, body } = await wire.ask(ask)
    const page = JSON.parse(body) as { items: unknown[] }
    taken.push(performance.now() - began)
    if (status !== 200 || page.items.length !== 50)
      throw new Error(`Not a page of the inbox: ${status} ${body.slice(0, 200)}`)
  }
  return taken
}

function figuresOf({ floor, ours, small }: Record<'floor' | 'ours' | 'small', number[]>): Figure[] {
  const figure = (p: number, most: number): Figure => {
    const [low, high] = [percentile(floor, p), percentile(ours, p)]
    return {
      what: `Inbox page of 50 from 1,000,000 comments, p${p * 100}`,
      floor: ms(low),
      ours: ms(high),
      ratio: times(high / low),
      target: `<= ${most} x`,
      reached: high / low <= most,
    }
  }
  const growth = percentile(ours, 0.5) / percentile(small, 0.5)
  return [
    figure(0.5, 2.5),
    figure(0.99, 4),
    {
      what: 'The same at 1,000,000 against 10,000 comments, p50',
      floor: ms(percentile(small, 0.5)),
      ours: ms(percentile(ours, 0.5)),
      ratio: times(growth),
      target: '<= 1.3 x',
      reached: growth <= 1.3,
    },
  ]
}

const fileOf = ({ dataDir }: Desk) => join(dataDir, 'tandem.db')

/** The first page of each view, of each network, and twenty pages from the top of each list to its end. */
function asksOf(desk: Desk): Ask[] {
  const db = new SQLite(fileOf(desk), { readonly: true })
  const asks = views.flatMap((view) =>
    ['', 'facebook', 'instagram'].flatMap((network) => {
      const query = `view=${view}&limit=50${network && `&network=${network}`}`
      const name = `${view} ${network || 'both'}`
      return [{ name: `${name}, first`, query }, ...deepPages(db, desk, view, network, { name, query })]
    }),
  )
  db.close()
  return asks
}

function deepPages(db: SQLite.Database, { pair }: Desk, view: string, network: string, first: Ask): Ask[] {
  const condition = {
    hidden: `"hiddenAt" is not null and "view" <> 'gone'`,
    needs_you: `"delivery" = 'needs_you'`,
  }[view]
  const ofView = `pairId = ? and ${condition ?? `"view" = '${view}'`} ${network && `and network = '${network}'`}`
  const row = db.prepare<[string, number], { activeAt: string; id: string }>(
    `select activeAt, id from threads where ${ofView} order by activeAt desc, id desc limit 1 offset ?`,
  )
  const total = db.prepare<[string], { n: number }>(`select count(*) as n from threads where ${ofView}`).get(pair.id)?.n
  return [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9].flatMap((depth) => {
    // A whole page below it, on the small file too.
    const at = row.get(pair.id, Math.floor(((total ?? 0) - 52) * depth))
    return at
      ? [{ name: `${first.name}, ${depth} deep`, query: `${first.query}&cursor=${cursorOf(at.activeAt, at.id)}` }]
      : []
  })
}

function teamOf(desk: Desk): string {
  const db = new SQLite(fileOf(desk), { readonly: true })
  const pair = db.prepare<[string], { teamId: string }>('select teamId from pairs where id = ?').get(desk.pair.id)
  db.close()
  return pair?.teamId ?? ''
}

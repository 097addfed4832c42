import { type Ask, listAsks, pageSize } from './asks.ts'
import { type Desk, startProduct } from './desk.ts'
import { filledDesk } from './desks.ts'
import { compared, type Figure, ms, percentile, times } from './figures.ts'
import { startFloor } from './floor.ts'
import { interleaved } from './lanes.ts'
import { number, size } from './size.ts'
import { getOf, openWire, type Wire } from './wire.ts'

/**
 * A page of 50 threads of every view and of many filters, the first and deep ones. Beside the large file ours answers the
 * same of a small one, so that what growth costs is seen in the same run.
 */
export const measureInboxPage = () => measurePages(size.comments, 10_000)

/** The same of ten times as many comments, against the usual number. */
export const measureGrowth = () => measurePages(size.grown, size.comments)

async function measurePages(count: number, fewer: number): Promise<Figure[]> {
  const [large, small] = [await filledDesk(count), await filledDesk(fewer)]
  // Views of the small file that have no page of fifty are asked of neither.
  const [asks, smallAsks] = shared(await listAsks(large), await listAsks(small))
  const floor = await startFloor(
    large,
    asks.map((ask) => ({ ...ask, kind: 'list', limit: pageSize })),
  )
  const products = [
    await startProduct(large.dataDir, { ROLE: 'api' }),
    await startProduct(small.dataDir, { ROLE: 'api' }),
  ]
  const wires = await Promise.all([floor, ...products].map(({ port }) => openWire(port)))
  try {
    const [low, ours, oursSmall] = wires as [Wire, Wire, Wire]
    const lanes = [
      { wire: low, asks: asks.map((_, place) => getOf(`/asks/${place}`)) },
      { wire: ours, asks: asks.map(pageAsk(large)) },
      { wire: oursSmall, asks: smallAsks.map(pageAsk(small)) },
    ] as const
    for (const [place, { name }] of asks.entries())
      if ((await low.ask(lanes[0].asks[place] ?? '')).body !== (await ours.ask(lanes[1].asks[place] ?? '')).body)
        throw new Error(`Floor and ours disagree on ${name}.`)
    const taken = await interleaved([...lanes], size.rounds)
    return figuresOf(taken as [number[], number[], number[]], asks, [count, fewer])
  } finally {
    for (const wire of wires) wire.close()
    await Promise.all([floor, ...products].map(({ stop }) => stop()))
    for (const desk of [large, small]) desk.remove()
  }
}

const pageAsk =
  ({ pair, cookie }: Desk) =>
  ({ query }: Ask) =>
    getOf(`/api/pairs/${pair.id}/threads?${query}`, cookie)

function shared(asks: Ask[], others: Ask[]): [Ask[], Ask[]] {
  const names = new Set(others.map(({ name }) => name))
  const both = asks.filter(({ name }) => names.has(name))
  return [both, others.filter(({ name }) => both.some((ask) => ask.name === name))]
}

function figuresOf(
  [floor, ours, small]: [number[], number[], number[]],
  asks: Ask[],
  [count, fewer]: [number, number],
): Figure[] {
  const what = `Inbox page of ${pageSize} from ${number(count)} comments, ${asks.length} lists and depths`
  const growth = percentile(ours, 0.5) / percentile(small, 0.5)
  const slowest = asks
    .map(({ name }, place) => ({ name, ratio: medianAt(ours, place, asks) / medianAt(floor, place, asks) }))
    .toSorted((one, other) => other.ratio - one.ratio)[0]
  return [
    compared(what, floor, ours, 0.5, 2),
    compared(what, floor, ours, 0.99, 4),
    {
      what: `The worst of them by its ratio of medians: ${slowest?.name}`,
      ours: '',
      ratio: times(slowest?.ratio ?? Number.NaN),
      target: '',
      reached: null,
    },
    {
      what: `The same at ${number(count)} against ${number(fewer)} comments, p50`,
      floor: ms(percentile(small, 0.5)),
      ours: ms(percentile(ours, 0.5)),
      ratio: times(growth),
      target: '<= 1.3 x',
      reached: growth <= 1.3,
    },
  ]
}

/** Every round asks in the same order. */
const medianAt = (taken: number[], place: number, asks: Ask[]) =>
  percentile(
    taken.filter((_, n) => n % asks.length === place),
    0.5,
  )

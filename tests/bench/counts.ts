import { startProduct } from './desk.ts'
import { filledDesk, whoseIs } from './desks.ts'
import { compared, type Figure } from './figures.ts'
import { startFloor } from './floor.ts'
import { interleaved } from './lanes.ts'
import { number, size } from './size.ts'
import { getOf, openWire } from './wire.ts'

/** The counts in the rail, which are kept with the threads, against a floor that reads them as they are kept. */
export async function measureCounts(): Promise<Figure[]> {
  const desk = await filledDesk(size.comments)
  const sql = 'select network, facet, count from tallies where teamId = ? and pairId = ? and count <> 0'
  const statements = [{ sql, parameters: [whoseIs(desk).teamId, desk.pair.id] }]
  const floor = await startFloor(desk, [{ kind: 'rows', name: 'counts', query: '', limit: 0, statements }])
  const product = await startProduct(desk.dataDir, { ROLE: 'api' })
  const [low, ours] = [await openWire(floor.port), await openWire(product.port)]
  try {
    const ask = getOf(`/api/pairs/${desk.pair.id}/threads/counts`, desk.cookie)
    const lanes = [
      { wire: low, asks: Array<string>(10).fill(getOf('/asks/0')) },
      { wire: ours, asks: Array<string>(10).fill(ask) },
    ]
    const [floors = [], taken = []] = await interleaved(lanes, size.rounds)
    const what = `Counts of the rail over ${number(size.comments)} comments`
    return [compared(what, floors, taken, 0.5), compared(what, floors, taken, 0.99)]
  } finally {
    for (const wire of [low, ours]) wire.close()
    await Promise.all([floor.stop(), product.stop()])
    desk.remove()
  }
}

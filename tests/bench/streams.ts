import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { startProduct } from './desk.ts'
import { filledDesk, readFrom } from './desks.ts'
import { compared, type Figure } from './figures.ts'
import { startProcess, untilReady } from './processes.ts'
import { number, size } from './size.ts'
import { changeOf, getOf, openWire } from './wire.ts'

const rounds = 15
const atOnce = 100
const comments = 10_000
const longestMs = 30_000

/**
 * From the request that changes something until the last of all open streams has heard of it, against a loop that
 * writes to all: ours makes the change durable first, and each stream reads the feed for itself.
 */
export async function measureStreams(): Promise<Figure[]> {
  const desk = await filledDesk(comments)
  const product = await startProduct(desk.dataDir, { ROLE: 'api' })
  const floor = await startProcess('tests/bench/floorStreams.ts')
  await untilReady(floor)
  const sides = [
    { port: floor.port, streams: await openStreams(floor.port, getOf('/live')) },
    { port: product.port, streams: await openStreams(product.port, getOf('/api/live', desk.cookie)) },
  ]
  try {
    const open = "select id from threads where pairId = ? and state = 'open' and id like '9%'"
    const threads = readFrom<{ id: string }>(desk, open, desk.pair.id)
    const taken: [number[], number[]] = [[], []]
    for (let round = -2; round < rounds; round += 1)
      for (const [place, { port, streams }] of sides.entries()) {
        const { id } = threads.pop() ?? { id: '' }
        const ask = place ? changeOf('PUT', `/api/threads/${id}/done`, desk.cookie) : changeOf('PUT', '/events', '')
        const took = await untilAllHeard(streams, port, ask)
        if (round >= 0) taken[place]?.push(took)
      }
    const what = `A change until the last of ${number(size.streams)} streams has heard of it`
    return [compared(what, ...taken, 0.5, 2), compared(what, ...taken, 0.95)]
  } finally {
    for (const { streams } of sides) for (const socket of streams.sockets) socket.destroy()
    await Promise.all([floor.stop(), product.stop()])
    desk.remove()
  }
}

interface Streams {
  sockets: Socket[]
  /** Called each time one of them hears of something. */
  heard: () => void
}

async function openStreams(port: number, ask: string): Promise<Streams> {
  const streams: Streams = { sockets: [], heard: () => {} }
  while (streams.sockets.length < size.streams) {
    const some = Math.min(atOnce, size.streams - streams.sockets.length)
    streams.sockets.push(...(await Promise.all(Array.from({ length: some }, () => openStream(port, ask, streams)))))
  }
  return streams
}

/** Open once its first line has come. */
function openStream(port: number, ask: string, streams: Streams): Promise<Socket> {
  return new Promise((opened, failed) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.once('connect', () => socket.write(ask)).once('error', failed)
    socket.on('data', (chunk) => {
      if (chunk.includes('retry:')) opened(socket)
      if (chunk.includes('data:')) streams.heard()
    })
  })
}

async function untilAllHeard(streams: Streams, port: number, ask: string): Promise<number> {
  // A new one: an idle one is hung up on.
  const wire = await openWire(port)
  let left = streams.sockets.length
  const all = Promise.withResolvers<number>()
  streams.heard = () => {
    left -= 1
    if (left === 0) all.resolve(performance.now())
  }
  const given = setTimeout(
    () => all.reject(new Error(`${left} streams have not heard of ${ask.split('\r')[0]}.`)),
    longestMs,
  )
  const began = performance.now()
  const { status } = await wire.ask(ask)
  if (status !== 204) throw new Error(`The change was answered with ${status}.`)
  const ended = await all.promise
  clearTimeout(given)
  wire.close()
  await sleep(200)
  return ended - began
}

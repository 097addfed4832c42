import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { type IncomingMessage, request as requestPlainly } from 'node:http'
import { type RequestOptions, request as requestSafely } from 'node:https'
import { isIP } from 'node:net'
import { Problem } from '../contract/problem.ts'
import { isLoopback, isSpecial } from './addresses.ts'

export interface OutboundRequest {
  method: 'POST'
  headers: Record<string, string>
  body: Buffer
}

export interface OutboundAnswer {
  status: number
  /** Seconds. */
  retryAfter: number | undefined
}

/** The one door to every server that is not the platform: https, to a server on the internet, and nowhere that it points on to. */
export interface Outbound {
  /** Throws `invalid` for an address that may not be called, `platform_unavailable` when nothing answers. */
  send(url: string, request: OutboundRequest): Promise<OutboundAnswer>
  /** The bytes that stand there. Throws what `send` does, `not_found` when there are none, `too_large` for more than `most`. */
  take(url: string, most: number): Promise<Buffer>
}

interface OutboundOptions {
  /** This machine may be called too, and without TLS: for tests. */
  loopback?: boolean | undefined
  /** Addresses that begin with `from` are this server's own, whatever the internet says of its name, and it answers at `to`. */
  own?: { from: string; to: string } | undefined
  timeoutMs?: number | undefined
  resolve?: (host: string) => Promise<string[]>
}

export function createOutbound({
  loopback = false,
  own,
  timeoutMs = 10_000,
  resolve = resolved,
}: OutboundOptions): Outbound {
  /** Where an address leads, looked at before anything is sent there. */
  const reach = async (target: URL, isOwn = false) => {
    if (!/^https?:$/.test(target.protocol)) throw unsafe()
    const host = target.hostname.replace(/^\[|\]$/g, '')
    const addresses = isIP(host) ? [host] : await resolve(host)
    const isHere = (isOwn || loopback) && addresses.every(isLoopback)
    if (target.protocol !== 'https:' && !(isHere && target.protocol === 'http:')) throw unsafe()
    const [address] = addresses
    if (!address || (!isHere && addresses.some(isSpecial)))
      throw new Problem('invalid', `${host} is not a server on the internet.`)
    return address
  }

  return {
    send: async (url, request) => {
      const target = new URL(url)
      return call(target, await reach(target), request, timeoutMs)
    },
    take: async (url, most) => {
      const here = own && url.startsWith(own.from) ? own : undefined
      const target = targetOf(here ? `${here.to}${url.slice(here.from.length)}` : url)
      // A path may climb out of where it began.
      const isOwn = here !== undefined && target.href.startsWith(here.to)
      return takeFrom(target, await reach(target, isOwn), most, timeoutMs)
    },
  }
}

function targetOf(url: string) {
  const target = URL.parse(url)
  if (!target) throw new Problem('invalid', 'That is not the address of a server.')
  return target
}

const unsafe = () => new Problem('invalid', 'Only https:// addresses are called.')

async function resolved(host: string) {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address)
  } catch {
    throw unreachable(host)
  }
}

const unreachable = (host: string) => new Problem('platform_unavailable', `${host} cannot be reached.`)

function call(target: URL, address: string, { method, headers, body }: OutboundRequest, timeoutMs: number) {
  const { request, options } = wayTo(target, address, timeoutMs)
  return new Promise<OutboundAnswer>((resolve, reject) => {
    const sent = request(target, { ...options, method, headers }, (answer) => {
      resolve({
        status: answer.statusCode ?? 0,
        retryAfter: Number(answer.headers['retry-after']) || undefined,
      })
      // Nothing of what it says is of use here, and it could say it for ever.
      answer.destroy()
    })
    sent.on('error', () => reject(unreachable(target.hostname)))
    sent.end(body)
  })
}

async function takeFrom(target: URL, address: string, most: number, timeoutMs: number): Promise<Buffer> {
  const { request, options } = wayTo(target, address, timeoutMs)
  const sent = request(target, options)
  // What goes wrong once the answer has begun is the answer's to tell.
  sent.on('error', () => {})
  sent.end()
  try {
    const [answer]: IncomingMessage[] = await once(sent, 'response')
    try {
      if (answer?.statusCode !== 200) throw new Problem('not_found', 'There is no file at its address any more.')
      return await bytesOf(answer, most)
    } finally {
      answer?.destroy()
    }
  } catch (error) {
    throw error instanceof Problem ? error : unreachable(target.hostname)
  }
}

async function bytesOf(answer: IncomingMessage, most: number): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of answer as AsyncIterable<Uint8Array>) {
    size += piece.byteLength
    if (size > most) throw new Problem('too_large', 'The file at its address is too large.')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** The address was looked up once and is the one that is connected to: asked again, the name could lead elsewhere. */
function wayTo(target: URL, address: string, timeoutMs: number) {
  const family = isIP(address)
  const options: RequestOptions = {
    agent: false,
    signal: AbortSignal.timeout(timeoutMs),
    lookup: (_host, { all }, answer) => (all ? answer(null, [{ address, family }]) : answer(null, address, family)),
  }
  return { request: target.protocol === 'https:' ? requestSafely : requestPlainly, options }
}

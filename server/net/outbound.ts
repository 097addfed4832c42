import { lookup } from 'node:dns/promises'
import { request as requestPlainly } from 'node:http'
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
}

interface OutboundOptions {
  /** This machine may be called too, and without TLS: for tests. */
  loopback?: boolean | undefined
  timeoutMs?: number | undefined
  resolve?: (host: string) => Promise<string[]>
}

export function createOutbound({
  loopback = false,
  timeoutMs = 10_000,
  resolve = resolved,
}: OutboundOptions): Outbound {
  return {
    send: async (url, request) => {
      const target = new URL(url)
      const host = target.hostname.replace(/^\[|\]$/g, '')
      const addresses = isIP(host) ? [host] : await resolve(host)
      const isHere = loopback && addresses.every(isLoopback)
      if (target.protocol !== 'https:' && !(isHere && target.protocol === 'http:'))
        throw new Problem('invalid', 'Only https:// addresses are called.')
      const [address] = addresses
      if (!address || (!isHere && addresses.some(isSpecial)))
        throw new Problem('invalid', `${host} is not a server on the internet.`)
      return call(target, address, request, timeoutMs)
    },
  }
}

async function resolved(host: string) {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address)
  } catch {
    throw unreachable(host)
  }
}

const unreachable = (host: string) => new Problem('platform_unavailable', `${host} cannot be reached.`)

/** The address was looked up once and is the one that is connected to: asked again, the name could lead elsewhere. */
function call(target: URL, address: string, { method, headers, body }: OutboundRequest, timeoutMs: number) {
  const family = isIP(address)
  const options: RequestOptions = {
    method,
    headers,
    agent: false,
    signal: AbortSignal.timeout(timeoutMs),
    lookup: (_host, { all }, answer) => (all ? answer(null, [{ address, family }]) : answer(null, address, family)),
  }
  const request = target.protocol === 'https:' ? requestSafely : requestPlainly
  return new Promise<OutboundAnswer>((resolve, reject) => {
    const sent = request(target, options, (answer) => {
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

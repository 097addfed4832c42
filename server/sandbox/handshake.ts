import type { World } from './world.ts'

/** Asks the callback to echo a number; the answer is what went wrong, or nothing (reference 6.1). */
export async function shakeHands(world: World, callbackUrl: string, verifyToken: string): Promise<string | undefined> {
  if (!mayCall(world, callbackUrl)) return 'URL blocked: the sandbox calls back to this machine only'
  const challenge = String(Math.floor(world.random() * 2_000_000_000))
  const url = new URL(callbackUrl)
  url.searchParams.set('hub.mode', 'subscribe')
  url.searchParams.set('hub.challenge', challenge)
  url.searchParams.set('hub.verify_token', verifyToken)
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) })
    if (!answer.ok) return `HTTP Status Code = ${answer.status}; HTTP Message = ${answer.statusText}`
    const said = await answer.text()
    if (said === challenge) return undefined
    return `The URL couldn't be validated. Response does not match challenge, expected value="${challenge}", received="${said.slice(0, 40)}..."`
  } catch {
    return "The URL couldn't be reached"
  }
}

/** A practice platform must not be a way to reach into anybody's network: it calls back to itself and to loopback only. */
export function mayCall(world: World, address: string): boolean {
  if (!URL.canParse(address)) return false
  const { hostname, protocol } = new URL(address)
  const isHere = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
  return /^https?:$/.test(protocol) && (isHere || hostname === new URL(world.baseUrl).hostname)
}

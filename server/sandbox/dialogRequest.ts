import { GraphError } from './graphError.ts'
import { everyScope } from './scopes.ts'
import type { World } from './world.ts'

/** What an app asks a person for, checked. */
export interface DialogRequest {
  redirectUri: string
  state: string | undefined
  /** `public_profile` is always among them. */
  scopes: string[]
  /** Asks again for what was declined before. */
  isRerequest: boolean
}

/** Throws what the dialog tells the person when the app's address is wrong; it never redirects to an address it does not trust. */
export function readDialogRequest(world: World, query: URLSearchParams): DialogRequest {
  const redirectUri = query.get('redirect_uri') ?? ''
  if (query.get('client_id') !== world.app.id) {
    throw refusal(101, 'Invalid App ID: The provided app ID does not look like a valid app ID.')
  }
  if (!isTrusted(world, redirectUri)) {
    throw refusal(191, 'URL blocked: the redirect_uri is not on this machine nor on the sandbox’s own host.')
  }
  if ((query.get('response_type') ?? 'code') !== 'code') throw refusal(100, 'Only response_type=code is offered here.')
  const asked = (query.get('scope') ?? '').split(/[\s,]+/).filter(Boolean)
  const unknown = asked.filter((scope) => !everyScope.includes(scope))
  if (unknown.length > 0) {
    throw refusal(100, `Invalid Scopes: ${unknown.join(', ')}. This message is only shown to developers.`)
  }
  return {
    redirectUri,
    state: query.get('state') ?? undefined,
    scopes: [...new Set(['public_profile', ...asked])],
    isRerequest: query.get('auth_type') === 'rerequest',
  }
}

/** Where the browser goes afterwards: the app's address with the answer, and its state as it was. */
export function redirectWith({ redirectUri, state }: DialogRequest, answer: Record<string, string>): string {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value)
  if (state !== undefined) url.searchParams.set('state', state)
  return url.href
}

function isTrusted(world: World, address: string): boolean {
  if (!URL.canParse(address)) return false
  const { hostname, protocol } = new URL(address)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return /^https?:$/.test(protocol) && (isHere || hostname === new URL(world.baseUrl).hostname)
}

const refusal = (code: number, message: string) => new GraphError({ code, message })

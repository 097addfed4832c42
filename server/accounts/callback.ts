import { type Request as Incoming, Router } from 'express'
import type { Settings } from '../http/context.ts'
import { type Auth, failedPath } from './auth.ts'
import { libraryHeaders } from './library.ts'

/** What the client is told, as `?problem=`, on the path where the person wanted to go. */
export type SignOnProblem = 'oauth_refused' | 'oauth_forged' | 'oauth_taken' | 'platform_unavailable' | 'internal'

/** The way back from the platform's dialog, for mounting at `/api/auth`: nothing else of the auth library is reachable. */
export function authRouter(auth: Auth, settings: Settings): Router {
  const router = Router()
  router.get(['/callback/facebook', '/callback/sandbox'], async (req, res) => {
    const response = await auth.handler(asRequest(req, settings))
    for (const cookie of response.headers.getSetCookie()) res.append('set-cookie', cookie)
    res.set('cache-control', 'no-store').redirect(landing(response, settings))
  })
  return router
}

const asRequest = (req: Incoming, settings: Settings) =>
  new Request(`${settings.publicUrl}${req.originalUrl}`, {
    headers: libraryHeaders(settings, req.ip ?? '', { cookie: req.get('cookie'), 'user-agent': req.get('user-agent') }),
  })

function landing({ status, headers }: Response, { publicUrl }: Settings): string {
  const unread = status < 500 ? 'invalid_callback_request' : 'internal_server_error'
  const url = new URL(headers.get('location') ?? `${failedPath}?error=${unread}`, publicUrl)
  const wanted = url.pathname === failedPath ? new URL(url.searchParams.get('returnTo') ?? '/', publicUrl) : url
  // Wherever the library points, the person stays with us.
  if (wanted.origin !== new URL(publicUrl).origin) return '/'
  if (wanted !== url) wanted.searchParams.set('problem', problemOf(url.searchParams.get('error') ?? ''))
  return `${wanted.pathname}${wanted.search}${wanted.hash}`
}

const problems: Record<string, SignOnProblem> = {
  access_denied: 'oauth_refused',
  // The dialog can also come back with neither a code nor a reason.
  no_code: 'oauth_refused',
  state_mismatch: 'oauth_forged',
  state_invalid: 'oauth_forged',
  state_not_found: 'oauth_forged',
  invalid_callback_request: 'oauth_forged',
  // A code that the platform does not know, or that was used before.
  invalid_code: 'oauth_forged',
  account_already_linked_to_different_user: 'oauth_taken',
  unable_to_get_user_info: 'platform_unavailable',
  server_error: 'platform_unavailable',
  temporarily_unavailable: 'platform_unavailable',
}

const problemOf = (error: string): SignOnProblem => problems[error] ?? 'internal'

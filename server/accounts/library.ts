import { z } from 'zod'
import type { Context, Settings } from '../http/context.ts'
import { type Auth, addressHeader, authPath } from './auth.ts'

/** Asks the auth library something on behalf of the caller; the cookies it sets go to the caller. */
export async function askLibrary(auth: Auth, { settings, request }: Context, path: `/${string}`, body: object) {
  const response = await auth.handler(
    new Request(`${settings.publicUrl}${authPath}${path}`, {
      method: 'POST',
      headers: libraryHeaders(settings, request.address, {
        cookie: request.headers.get('cookie') ?? undefined,
        'user-agent': request.headers.get('user-agent') ?? undefined,
        'content-type': 'application/json',
      }),
      body: JSON.stringify(body),
    }),
  )
  for (const cookie of response.headers.getSetCookie()) request.setCookie(cookie)
  return { status: response.status, body: Answer.parse(await response.json().catch(() => null)) }
}

/** Nothing of what the caller sent reaches the library but what is named: it must not choose its own address or origin. */
export function libraryHeaders(
  { publicUrl }: Settings,
  address: string,
  sent: Record<string, string | undefined>,
): Headers {
  // The library keeps the network of an IPv6 address only, which leaves nothing of one's own machine.
  const from = address === '::1' ? '127.0.0.1' : address
  const headers = new Headers({ origin: new URL(publicUrl).origin, [addressHeader]: from })
  for (const [name, value] of Object.entries(sent)) if (value !== undefined) headers.set(name, value)
  return headers
}

const Answer = z
  .object({
    /** Of the session that has begun. */
    token: z.string().nullish(),
    /** Of the platform's dialog. */
    url: z.string().optional(),
    /** Why not. */
    code: z.string().optional(),
  })
  .nullable()

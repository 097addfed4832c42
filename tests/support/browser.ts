/** A browser as far as cookies, origin and redirects go. */
export interface Browser {
  cookies: Map<string, string>
  /** Every `Set-Cookie` it was ever sent, as it was written. */
  written: string[]
  send: typeof fetch
  /** Follows redirects by itself until a page of this desk is reached; answers its path. */
  visit: (address: string) => Promise<string>
}

/** `origin` is what it believes to visit, `server` is where its requests really go. */
export function createBrowser(origin: string, server: string): Browser {
  const cookies = new Map<string, string>()
  const written: string[] = []

  const send: typeof fetch = async (input, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    if (!headers.has('sec-fetch-site')) headers.set('sec-fetch-site', 'same-origin')
    headers.set(
      'user-agent',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36',
    )
    const response = await fetch(input, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      written.push(line)
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/Max-Age=0/.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }

  const visit = async (address: string): Promise<string> => {
    const response = await send(address.replace(origin, server))
    const location = response.headers.get('location')
    if (!location) throw new Error(`${address} answered ${response.status} instead of leading on.`)
    return location.startsWith('/') ? location : visit(location)
  }

  return { cookies, written, send, visit }
}

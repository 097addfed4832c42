import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export interface Push {
  headers: IncomingHttpHeaders
  shown: { title: string; body: string; tag: string; path: string }
}

/** A push service on this machine, with one browser behind it that can read what it is sent (RFC 8291). */
export async function startPushService() {
  const browser = createECDH('prime256v1')
  browser.generateKeys()
  const auth = randomBytes(16)
  const pushes: Push[] = []
  const service = { status: 201, headers: {} as Record<string, string> }
  const server = createServer(async (req, res) => {
    const body = await buffer(req)
    const { status, headers } = service
    if (status < 300) pushes.push({ headers: req.headers, shown: JSON.parse(opened(body)) })
    res.writeHead(status, headers).end('whatever it says')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  function opened(body: Buffer) {
    const salt = body.subarray(0, 16)
    const sender = body.subarray(21, 21 + (body[20] ?? 0))
    const sealed = body.subarray(21 + sender.length)
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender])
    const secret = Buffer.from(hkdfSync('sha256', browser.computeSecret(sender), auth, info, 32))
    const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16))
    const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12))
    const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16))
    const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    return padded.subarray(0, padded.lastIndexOf(2)).toString()
  }

  return {
    pushes,
    /** What it answers from now on. */
    answers: (status: number, headers = {}) => Object.assign(service, { status, headers }),
    /** What the browser hands over when it is switched on. */
    subscription: (name = 'browser') => ({
      endpoint: `http://127.0.0.1:${port}/push/${name}`,
      keys: { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') },
    }),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

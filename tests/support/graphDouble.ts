import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Heard {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
}

export type Reply = (response: ServerResponse, heard: Heard) => void

/** A server that answers as it is told to, one reply after the other, the last one for ever, and remembers what it heard. */
export async function startGraphDouble() {
  const heard: Heard[] = []
  let replies: Reply[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { method = '', url = '', headers } = request
    const call = { method, url, headers, body: Buffer.concat(chunks).toString() }
    heard.push(call)
    const reply = replies.length > 1 ? replies.shift() : replies[0]
    reply?.(response, call)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    answer: (...given: Reply[]) => {
      heard.length = 0
      replies = given
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
export type GraphDouble = Awaited<ReturnType<typeof startGraphDouble>>

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Reply =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

export const graphError = (error: object, status = 400, headers: Record<string, string> = {}): Reply =>
  json({ error: { message: 'Something', type: 'OAuthException', fbtrace_id: 'Atrace', ...error } }, status, headers)

export const html =
  (status: number): Reply =>
  (response) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end('<html><body>Bad gateway</body></html>')

export const hang: Reply = () => undefined

export const reset: Reply = (response) => response.socket?.resetAndDestroy()

/** Promises more than it sends. */
export const truncated =
  (body: unknown): Reply =>
  (response) => {
    const text = JSON.stringify(body)
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length })
    response.write(text.slice(0, -4), () => response.socket?.destroy())
  }

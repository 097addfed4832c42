import { connect, type Socket } from 'node:net'

export interface Answer {
  status: number
  body: string
}

export interface Wire {
  /** Sends one request, already written out, and resolves with its answer. One at a time. */
  ask: (request: string | Buffer) => Promise<Answer>
  close: () => void
}

/**
 * One kept-alive connection without a client library, whose own work would be added to both sides of a ratio and make
 * ours look better than it is. Understands what our servers answer: a `Content-Length`, never chunks.
 */
export async function openWire(port: number): Promise<Wire> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let settle: { done: (answer: Answer) => void; failed: (error: Error) => void } | undefined
  let received: Buffer[] = []

  socket.on('data', (chunk) => {
    received.push(chunk)
    const answer = answerIn(received.length === 1 ? chunk : Buffer.concat(received))
    if (!answer) return
    received = []
    settle?.done(answer)
  })
  const broken = (error?: Error) => settle?.failed(error ?? new Error('The server hung up.'))
  socket.on('error', broken)
  socket.on('close', () => broken())
  return { ask: (request) => ask(socket, request, (waiting) => (settle = waiting)), close: () => socket.destroy() }
}

type Waiting = { done: (answer: Answer) => void; failed: (error: Error) => void }

function ask(socket: Socket, request: string | Buffer, wait: (waiting: Waiting) => void): Promise<Answer> {
  return new Promise((done, failed) => {
    wait({ done, failed })
    socket.write(request)
  })
}

function answerIn(received: Buffer): Answer | null {
  const end = received.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = received.toString('latin1', 0, end)
  const status = Number(head.slice(9, 12))
  const length = status === 204 ? 0 : Number(/^content-length: (\d+)/im.exec(head)?.[1])
  if (Number.isNaN(length)) throw new Error(`An answer without Content-Length:\n${head}`)
  if (received.length < end + 4 + length) return null
  return { status, body: received.toString('utf8', end + 4, end + 4 + length) }
}

export const getOf = (path: string, cookie = '') =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n${cookie && `Cookie: ${cookie}\r\n`}\r\n`

/** A change, asked for as our own page asks for it. */
export function changeOf(method: 'POST' | 'PUT', path: string, cookie: string, body?: object, key?: string) {
  const text = body ? JSON.stringify(body) : ''
  const heads = [
    `${method} ${path} HTTP/1.1`,
    'Host: localhost',
    'Accept: application/json',
    'Content-Type: application/json',
    'Sec-Fetch-Site: same-origin',
    `Content-Length: ${Buffer.byteLength(text)}`,
    ...(cookie ? [`Cookie: ${cookie}`] : []),
    ...(key ? [`Idempotency-Key: ${key}`] : []),
  ]
  return `${heads.join('\r\n')}\r\n\r\n${text}`
}

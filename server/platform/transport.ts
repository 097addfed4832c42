import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { z } from 'zod'
import { Secret } from '../vault/secret.ts'
import { type Answer, readAnswer, unclear } from './answers.ts'
import { PlatformFailure } from './failure.ts'
import { failureWithoutAnswer } from './lostCalls.ts'
import { type Call, formOf, hider, type PrivateCall, type Request, signedForm, urlOf } from './requests.ts'
import { type Usage, usageOf } from './usage.ts'

export interface TransportOptions {
  /** Without a slash at the end: `https://graph.facebook.com`. */
  baseUrl: string
  /** Stands in the path of every call: `v25.0`. */
  version: string
  appId: string
  appSecret: string
  fetch?: typeof globalThis.fetch | undefined
  /** For one call with all its repetitions. */
  timeoutMs?: number | undefined
  onUsage?: ((usage: Usage) => void) | undefined
  clock?: (() => Date) | undefined
  /** How the pauses between repeated reads are waited; in milliseconds. */
  wait?: ((milliseconds: number) => Promise<unknown>) | undefined
  log?: Pick<Logger, 'debug' | 'warn'> | undefined
}

/** Each throws `PlatformFailure`, and answers what `shape` makes of the body. `path` has no slash at its ends: `17841/media`. */
export interface Transport {
  /** Repeated a few times when the platform is unavailable, within the one deadline. */
  get: <T>(path: string, shape: z.ZodType<T>, call?: Call) => Promise<T>
  /** A read whose parameters must not stand in a URL: it travels in the body of a batch of one (reference 2). */
  getPrivately: <T>(path: string, shape: z.ZodType<T>, call: PrivateCall) => Promise<T>
  /** Never repeated: the platform knows no idempotency keys (reference 9.3). */
  post: <T>(path: string, shape: z.ZodType<T>, call?: PrivateCall) => Promise<T>
  /** Never repeated. */
  delete: <T>(path: string, shape: z.ZodType<T>, call?: Call) => Promise<T>
  /** In milliseconds, as a test may have it: for what the platform makes ready while one waits. */
  wait: (milliseconds: number) => Promise<unknown>
}

const mostBytes = 16 * 1024 * 1024
const pauses = [200, 800]
const BatchOfOne = z.tuple([z.object({ code: z.number(), body: z.string() }).nullable()])

/** The one door to the platform. It pins the version, signs every call, keeps tokens out of URLs and follows no redirect. */
export function createTransport(options: TransportOptions): Transport {
  const { appId, appSecret, timeoutMs = 20_000, clock = () => new Date(), wait = sleep, log } = options
  const fetch = options.fetch ?? globalThis.fetch

  async function send<T>(path: string, shape: z.ZodType<T>, request: Request, signal: AbortSignal): Promise<T> {
    const began = clock().getTime()
    const facts = () => ({ method: request.method, path, ms: clock().getTime() - began })
    try {
      const answer = await ask(path, request, signal)
      for (const usage of answer.usage) options.onUsage?.(usage)
      const value = readAnswer(answer, shape, hider(request, appSecret))
      log?.debug({ ...facts(), status: answer.status }, 'the platform answered')
      return value
    } catch (error) {
      const failure = failureWithoutAnswer(error)
      const { code: problem, outcome, graph } = failure
      log?.warn({ ...facts(), problem, outcome, graph }, failure.message)
      throw failure
    }
  }

  async function ask(path: string, request: Request, signal: AbortSignal): Promise<Answer> {
    const { method, as } = request
    const response = await fetch(urlOf(options, path, request), {
      method,
      headers: { accept: 'application/json', ...(as ? { authorization: `Bearer ${as.token.reveal()}` } : {}) },
      body: method === 'POST' ? signedForm(options, request) : undefined,
      // A redirect could lead a token anywhere; what answers with one is not the platform.
      redirect: 'manual',
      signal,
    })
    return {
      status: response.status,
      usage: usageOf(response.headers, { appId, callerId: as?.id }),
      retryAfter: Number(response.headers.get('retry-after')) || undefined,
      text: await readText(response),
    }
  }

  async function repeat<T>(attempt: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const signal = deadline()
    for (const pause of pauses) {
      try {
        return await attempt(signal)
      } catch (error) {
        const mayPass = error instanceof PlatformFailure && error.code === 'platform_unavailable'
        if (!mayPass || signal.aborted) throw error
        await wait(pause)
      }
    }
    return attempt(signal)
  }

  async function askInBatch<T>(path: string, shape: z.ZodType<T>, call: PrivateCall, signal: AbortSignal): Promise<T> {
    const question = { method: 'GET', relative_url: `${path}?${formOf(call)}` }
    const batch = new Secret(JSON.stringify([question]))
    const [item] = await send('', BatchOfOne, { method: 'POST', as: call.as, params: { batch } }, signal)
    if (!item) throw unclear('The platform took too long to answer.')
    return readAnswer({ status: item.code, text: item.body, usage: [] }, shape, hider(call, appSecret))
  }

  const deadline = () => AbortSignal.timeout(timeoutMs)
  return {
    get: (path, shape, call) => repeat((signal) => send(path, shape, { method: 'GET', ...call }, signal)),
    getPrivately: (path, shape, call) => repeat((signal) => askInBatch(path, shape, call, signal)),
    post: (path, shape, call) => send(path, shape, { method: 'POST', ...call }, deadline()),
    delete: (path, shape, call) => send(path, shape, { method: 'DELETE', ...call }, deadline()),
    wait,
  }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) throw unclear('The platform sent more than we take.')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

import { createHash } from 'node:crypto'
import type { Response } from 'express'
import { type GraphAnswer, type GraphRequest, refused } from './answer.ts'
import { type FaultKind, isAfterEffect, isFaultKind, refusalOf } from './faultKinds.ts'
import { badParameter } from './graphError.ts'
import { textOf } from './params.ts'
import type { World } from './world.ts'

export interface Fault {
  id: number
  kind: FaultKind
  /** An HTTP verb; null for any. */
  method: string | null
  /** A piece of the path without the version, such as `/replies`; of a webhook fault, `page` or `instagram`. Null for any. */
  path: string | null
  remaining: number
  createdAt: string
}

export interface Faults {
  /** Answers a call, or lets it go wrong in the way that is due. Undefined when the response has been dealt with. */
  around: (
    request: GraphRequest,
    response: Response,
    run: () => Promise<GraphAnswer>,
  ) => Promise<GraphAnswer | undefined>
  /** Lets go of whoever still waits for an answer that never comes. */
  release: () => void
}

export function createFaults(world: World): Faults {
  const waiting = new Set<Response>()
  return {
    around: async (request, response, run) => {
      const message = wordsIn(request)
      const place = `/${request.path}`
      const kind =
        takeSentinel(world, message, `${request.method} ${place}`) ?? takeFault(world, request.method, place, false)
      if (!kind) return run()
      const answer = isAfterEffect(kind) ? await run() : undefined
      const refusal = refusalOf(kind)
      if (refusal) return refused(world, refusal)
      if (kind === 'truncated') breakOff(response, answer)
      else if (kind === 'html-502')
        response.status(502).type('html').send('<html><body><h1>502 Bad Gateway</h1></body></html>')
      else {
        waiting.add(response)
        response.once('close', () => waiting.delete(response))
      }
      return undefined
    },
    release: () => {
      for (const response of waiting) response.destroy()
    },
  }
}

/** What a call writes: a message, or the name of something of an ad. A check writes nothing, so it is spared. */
function wordsIn({ params }: GraphRequest): string {
  const isCheck = textOf(params, 'execution_options')?.includes('validate_only')
  return isCheck ? '' : (textOf(params, 'message') ?? textOf(params, 'name') ?? '')
}

export function addFault(
  world: World,
  fault: { kind?: unknown; method?: unknown; path?: unknown; remaining?: unknown },
): Fault {
  const { kind, method, path, remaining = 1 } = fault
  if (!isFaultKind(kind)) throw badParameter(`There is no fault called ${String(kind)}`)
  if (!Number.isInteger(Number(remaining)) || Number(remaining) < 1) throw badParameter('remaining counts from 1')
  const { lastInsertRowid } = world.db
    .prepare('insert into faults (kind, method, path, remaining, createdAt) values (?, ?, ?, ?, ?)')
    .run(
      kind,
      method ? String(method).toUpperCase() : null,
      path ? String(path) : null,
      Number(remaining),
      world.now().toISOString(),
    )
  world.happened({ kind: 'fault' })
  const added = listFaults(world).find(({ id }) => id === Number(lastInsertRowid))
  if (!added) throw badParameter('The fault was not kept')
  return added
}

/** Those still to come, oldest first. */
export const listFaults = (world: World) =>
  world.db.prepare<[], Fault>('select * from faults where remaining > 0 order by id').all()

/** One, or all of them. */
export function clearFaults(world: World, id?: number): void {
  world.db.prepare('delete from faults where id = coalesce(?, id)').run(id ?? null)
  world.happened({ kind: 'fault' })
}

/** Uses up the oldest fault that fits; a path matches where it occurs anywhere in `place`. */
export function takeFault(world: World, method: string, place: string, ofWebhooks: boolean): FaultKind | undefined {
  const fault = listFaults(world).find(
    (candidate) =>
      candidate.kind.startsWith('webhook-') === ofWebhooks &&
      (candidate.method === null || candidate.method === method) &&
      (candidate.path === null || place.includes(candidate.path)),
  )
  if (!fault) return undefined
  world.db.prepare('update faults set remaining = remaining - 1 where id = ?').run(fault.id)
  world.happened({ kind: 'fault' })
  return fault.kind
}

/**
 * A message, or a name of something of an ad, that holds `[fault:5xx-after]`, or any other kind, makes its own call go wrong: once, so that a second try of
 * the same words at the same place succeeds, or as often as `[fault:5xx-before:3]` says. A `webhook-` kind befalls the
 * notice of the comment that holds it.
 */
export function takeSentinel(world: World, message: string, place: string): FaultKind | undefined {
  const [, kind, times = '1'] = /\[fault:([\w-]+?)(?::(\d+))?\]/.exec(message) ?? []
  if (!isFaultKind(kind) || kind.startsWith('webhook-') !== place.startsWith('webhook ')) return undefined
  const key = createHash('sha256').update(`${place} ${message}`).digest('hex')
  world.db.prepare('insert or ignore into sentinels (key, remaining) values (?, ?)').run(key, Number(times))
  const { changes } = world.db
    .prepare('update sentinels set remaining = remaining - 1 where key = ? and remaining > 0')
    .run(key)
  return changes ? kind : undefined
}

function breakOff(response: Response, answer: GraphAnswer | undefined) {
  const text = JSON.stringify(answer?.body ?? {})
  response
    .status(answer?.status ?? 200)
    .set({ ...answer?.headers, 'content-type': 'application/json', 'content-length': String(text.length) })
  response.write(text.slice(0, Math.ceil(text.length / 2)), () => response.destroy())
}

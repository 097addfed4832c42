import { createHash } from 'node:crypto'
import type { ExpressionBuilder } from 'kysely'
import type { Endpoint, Request } from '../contract/endpoint.ts'
import { Problem } from '../contract/problem.ts'
import { isUniqueViolation } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { loosely } from '../db/write.ts'
import type { Context } from './context.ts'

interface Answer {
  status: number
  body: string
}

interface Asked {
  key: string
  endpoint: Endpoint
  request: Request<Endpoint>
}

/** An answer that is still missing after this long is not coming: the process that owed it is gone. */
const patienceMs = 30_000

/**
 * Runs the request unless its `Idempotency-Key` has an answer already, which is then given again.
 * The same key with another request is `invalid` (422), while the first is still running `conflict` (409) with the
 * seconds after which to ask again.
 * A request that failed leaves its key free, so that the same form can be sent again once mended. One that a crash
 * cut off is run again; what it makes has the same `operationId`, so that it is not made twice. That is why the keys
 * themselves need not wait for the disk.
 */
export async function answerOnce(context: Context, asked: Asked, run: () => Promise<Answer>): Promise<Answer> {
  if (asked.key.length > 200) throw new Problem('invalid', 'An Idempotency-Key has at most 200 characters.')
  const personId = context.visitor?.person.id ?? context.request.address
  const requestHash = hashOf(asked)
  const row = { personId, key: asked.key }

  if (!(await begin(context, { ...row, requestHash }))) {
    const earlier = await earlierAnswer(context, row, requestHash)
    if (earlier) return earlier
  }
  try {
    const answer = await run()
    await loosely(context.db, (db) => db.updateTable('answers').set(answer).where(sameKey(row)).execute())
    return answer
  } catch (error) {
    await loosely(context.db, (db) => db.deleteFrom('answers').where(sameKey(row)).execute())
    throw error
  }
}

interface Key {
  personId: string
  key: string
}

async function begin(context: Context, row: Key & { requestHash: string }) {
  try {
    const createdAt = context.now.toISOString()
    await loosely(context.db, (db) =>
      db
        .insertInto('answers')
        .values({ ...row, status: null, body: null, createdAt })
        .execute(),
    )
    return true
  } catch (error) {
    if (isUniqueViolation(error)) return false
    throw error
  }
}

async function earlierAnswer(context: Context, row: Key, requestHash: string): Promise<Answer | null> {
  const earlier = await context.db.selectFrom('answers').where(sameKey(row)).selectAll().executeTakeFirst()
  if (earlier && earlier.requestHash !== requestHash)
    throw new Problem('invalid', 'This Idempotency-Key belongs to another request. Make a new one.')
  if (earlier?.status && earlier.body !== null) return { status: earlier.status, body: earlier.body }
  if (earlier && context.now.getTime() - Date.parse(earlier.createdAt) > patienceMs) return null
  throw new Problem('conflict', 'The same request is still being worked on.', { retryAfter: 2 })
}

const sameKey =
  ({ personId, key }: Key) =>
  (eb: ExpressionBuilder<Tables, 'answers'>) =>
    eb.and({ personId, key })

const hashOf = ({ endpoint, request }: Asked) =>
  createHash('sha256')
    .update(JSON.stringify([endpoint.method, endpoint.path, request.params, request.query, request.body]))
    .digest('hex')

/** A UUID that is the same for the same person and key. */
export function operationIdOf(personId: string, key: string) {
  const hex = createHash('sha256')
    .update(JSON.stringify([personId, key]))
    .digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

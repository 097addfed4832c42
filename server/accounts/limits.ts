import { isIPv6 } from 'node:net'
import { Problem } from '../contract/problem.ts'
import type { Context } from '../http/context.ts'
import { people } from './tables.ts'

interface Limit {
  seconds: number
  times: number
}

/** How often one address may try. A sign-in that succeeds gives its turn back, so only wrong passwords count. */
const limits = {
  signIn: [
    { seconds: 10, times: 5 },
    { seconds: 300, times: 20 },
  ],
  signUp: [{ seconds: 600, times: 30 }],
  signOn: [{ seconds: 60, times: 30 }],
} as const satisfies Record<string, readonly Limit[]>
type Attempt = keyof typeof limits

/**
 * Counts one attempt of the caller's address; throws `rate_limited` with the seconds to wait once there were too many.
 * The counts are kept in the database, so that all processes share them, and counted before the attempt is made, so that
 * many at once do not slip through.
 */
export async function takeTurn({ db, now, request }: Context, attempt: Attempt) {
  for (const limit of limits[attempt]) {
    const { count, startedAt } = await countIn(db, keyOf(attempt, limit, request.address), now, limit)
    if (count === 1) await forgetOldCounts(db, now)
    if (count <= limit.times) continue
    const endsAt = Date.parse(startedAt) + limit.seconds * 1000
    const retryAfter = Math.max(1, Math.ceil((endsAt - now.getTime()) / 1000))
    throw new Problem('rate_limited', `Too many attempts. Try again in ${inWords(retryAfter)}.`, { retryAfter })
  }
}

/** The attempt was a good one: it does not count. */
export async function giveTurnBack({ db, request }: Context, attempt: Attempt) {
  const keys = limits[attempt].map((limit) => keyOf(attempt, limit, request.address))
  await people(db)
    .updateTable('rateLimits')
    .set((eb) => ({ count: eb('count', '-', 1) }))
    .where('key', 'in', keys)
    .where('count', '>', 0)
    .execute()
}

async function countIn(db: Context['db'], key: string, now: Date, { seconds }: Limit) {
  const startedAt = now.toISOString()
  const over = new Date(now.getTime() - seconds * 1000).toISOString()
  return people(db)
    .insertInto('rateLimits')
    .values({ key, count: 1, startedAt })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({
        count: eb
          .case()
          .when('rateLimits.startedAt', '<=', over)
          .then(1)
          .else(eb('rateLimits.count', '+', 1))
          .end(),
        startedAt: eb
          .case()
          .when('rateLimits.startedAt', '<=', over)
          .then(startedAt)
          .else(eb.ref('rateLimits.startedAt'))
          .end(),
      })),
    )
    .returning(['count', 'startedAt'])
    .executeTakeFirstOrThrow()
}

const longestMs = 1000 * Math.max(...Object.values(limits).flatMap((some) => some.map(({ seconds }) => seconds)))

const forgetOldCounts = (db: Context['db'], now: Date) =>
  people(db)
    .deleteFrom('rateLimits')
    .where('startedAt', '<', new Date(now.getTime() - longestMs).toISOString())
    .execute()

const keyOf = (attempt: Attempt, { seconds }: Limit, address: string) => `${attempt} ${seconds} ${networkOf(address)}`

/** One household has 2^64 addresses of IPv6: they count as one. */
function networkOf(address: string) {
  if (!isIPv6(address)) return address
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const mapped = /^::ffff:/.test(canonical)
  if (mapped) return canonical
  const [head = '', tail] = canonical.split('::')
  const groups = head.split(':').filter(Boolean)
  const last = tail?.split(':').filter(Boolean) ?? []
  const zeros = Array.from({ length: tail === undefined ? 0 : 8 - groups.length - last.length }, () => '0')
  return [...groups, ...zeros, ...last].slice(0, 4).join(':')
}

const inWords = (seconds: number) => {
  if (seconds > 90) return `${Math.ceil(seconds / 60)} minutes`
  return seconds === 1 ? '1 second' : `${seconds} seconds`
}

import { z } from 'zod'

export interface Usage {
  /** The account whose budget it is; the app's id for the app's own. */
  id: string
  /** Of the budget that is used up most, in per cent; may pass 100. */
  percent: number
  /** Seconds until calls are let in again; null while they are. */
  resumeInSeconds: number | null
}

const Percent = z.coerce.number().nonnegative().catch(0)
const Counters = z.object({ call_count: Percent, total_time: Percent, total_cputime: Percent })
const UseCase = Counters.extend({ estimated_time_to_regain_access: Percent })
const UseCases = z.record(z.string(), z.array(UseCase))
const AdAccount = z.object({ acc_id_util_pct: Percent, reset_time_duration: Percent })

/**
 * What the usage headers say (reference 9.2), one row for each account that they speak of.
 * `callerId` is the account that the call spoke as: the Page's and ad account's headers do not name theirs.
 */
export function usageOf(
  headers: Headers,
  { appId, callerId }: { appId: string; callerId: string | undefined },
): Usage[] {
  const counters = (header: string, id: string): Usage[] => {
    const used = jsonOf(headers.get(header), Counters)
    return used ? [{ id, percent: highest(used), resumeInSeconds: null }] : []
  }
  const useCases = Object.entries(jsonOf(headers.get('x-business-use-case-usage'), UseCases) ?? {}).flatMap(
    ([id, rows]) =>
      rows.map((row) => ({
        // An ad account stands there without the prefix that it has everywhere else.
        id: callerId === `act_${id}` ? callerId : id,
        percent: highest(row),
        resumeInSeconds: row.estimated_time_to_regain_access * 60 || null,
      })),
  )
  const ads = jsonOf(headers.get('x-ad-account-usage'), AdAccount)
  const exhausted = ads && ads.acc_id_util_pct >= 100
  return worstPerAccount([
    ...counters('x-app-usage', appId),
    ...counters('x-page-usage', callerId ?? appId),
    ...useCases,
    ...(ads
      ? [
          {
            id: callerId ?? appId,
            percent: ads.acc_id_util_pct,
            resumeInSeconds: exhausted ? ads.reset_time_duration : null,
          },
        ]
      : []),
  ])
}

const highest = ({ call_count, total_time, total_cputime }: z.infer<typeof Counters>) =>
  Math.max(call_count, total_time, total_cputime)

function worstPerAccount(rows: Usage[]): Usage[] {
  const worst = new Map<string, Usage>()
  for (const row of rows) {
    const known = worst.get(row.id)
    worst.set(row.id, {
      id: row.id,
      percent: Math.max(row.percent, known?.percent ?? 0),
      resumeInSeconds: Math.max(row.resumeInSeconds ?? 0, known?.resumeInSeconds ?? 0) || null,
    })
  }
  return [...worst.values()]
}

/** Undefined for a header that is absent or not as described: a call is never lost over its statistics. */
function jsonOf<T>(text: string | null, shape: z.ZodType<T>): T | undefined {
  if (!text) return undefined
  try {
    return shape.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

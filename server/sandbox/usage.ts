import { GraphError } from './graphError.ts'
import type { Node } from './node.ts'
import { readSetting } from './settings.ts'
import type { Token } from './tokens.ts'
import type { World } from './world.ts'

/** Calls of the last hour per app and per Page or Profile. They are not kept across a restart. */
export interface Usage {
  /** Counts a call of the app; throws code 4 when its hour is used up. Blocked calls count too, which prolongs the block. */
  chargeApp: () => void
  /** The same for the account a node belongs to: 80001 or 32 for a Page, 80002 for a Profile, 80004 for an ad account (reference 9.1). */
  chargeAccount: (node: Node, token: Token) => void
  /** The headers of 9.2 for the app and, when one was touched, an account. */
  headers: (accountId?: string) => Record<string, string>
  clear: () => void
}

const hour = 60
const tier = 'standard_access'

export function createUsage(world: World): Usage {
  const counters = new Map<string, Map<number, number>>()
  const minute = () => Math.floor(world.now().getTime() / 60_000)

  const liveMinutes = (key: string) => {
    const counter = counters.get(key) ?? new Map<number, number>()
    counters.set(key, counter)
    for (const at of counter.keys()) if (at <= minute() - hour) counter.delete(at)
    return counter
  }
  const count = (key: string) => {
    const counter = liveMinutes(key)
    counter.set(minute(), (counter.get(minute()) ?? 0) + 1)
  }
  const percent = (key: string, budget: number) => {
    const calls = [...liveMinutes(key).values()].reduce((sum, some) => sum + some, 0)
    return Math.ceil((100 * calls) / budget)
  }
  /** Minutes until the oldest of the calls falls out of the hour. */
  const regainMinutes = (key: string) => {
    const [oldest] = liveMinutes(key).keys()
    return oldest === undefined ? 0 : oldest + hour - minute()
  }
  const appBudget = () => Number(readSetting(world, 'appBudget'))
  const accountBudget = () => Number(readSetting(world, 'accountBudget'))

  return {
    chargeApp: () => {
      count('app')
      if (percent('app', appBudget()) > 100) throw limited(4, regainMinutes('app'))
    },
    chargeAccount: ({ accountId, type }, token) => {
      if (!accountId) return
      count(accountId)
      if (percent(accountId, accountBudget()) <= 100) return
      if (accountId.startsWith('act_')) throw limited(80004, regainMinutes(accountId))
      const isInstagram = type.startsWith('IG')
      throw limited(isInstagram ? 80002 : token.kind === 'PAGE' ? 80001 : 32, regainMinutes(accountId))
    },
    headers: (accountId): Record<string, string> => {
      const app = Math.min(percent('app', appBudget()), 100)
      const usage = { call_count: app, total_time: Math.floor(app * 0.8), total_cputime: Math.floor(app * 0.6) }
      if (!accountId) return { 'x-app-usage': JSON.stringify(usage) }
      const account = percent(accountId, accountBudget())
      const calls = Math.min(account, 100)
      const isAds = accountId.startsWith('act_')
      const useCase = {
        type: isAds ? 'ads_management' : isProfile(world, accountId) ? 'instagram' : 'pages',
        call_count: calls,
        total_cputime: Math.floor(calls * 0.6),
        total_time: Math.floor(calls * 0.8),
        estimated_time_to_regain_access: account > 100 ? regainMinutes(accountId) : 0,
        ...(isAds ? { ads_api_access_tier: tier } : {}),
      }
      const ofAccount = {
        acc_id_util_pct: calls,
        reset_time_duration: regainMinutes(accountId) * 60,
        ads_api_access_tier: tier,
      }
      return {
        'x-app-usage': JSON.stringify(usage),
        'x-business-use-case-usage': JSON.stringify({ [accountId.replace('act_', '')]: [useCase] }),
        ...(isAds ? { 'x-ad-account-usage': JSON.stringify(ofAccount) } : {}),
      }
    },
    clear: () => counters.clear(),
  }
}

const words: Record<number, string> = {
  4: 'Application request limit reached',
  17: 'User request limit reached',
  32: 'Page request limit reached',
  613: 'Calls to this api have exceeded the rate limit.',
  80001: 'There have been too many calls to this Page account. Wait a bit and try again.',
  80002: 'There have been too many calls to this Instagram account. Wait a bit and try again.',
  80004: 'There have been too many calls to this ad-account. Wait a bit and try again.',
}

export function limited(code: number, regainMinutes: number): GraphError {
  return new GraphError({
    code,
    status: code < 100 && code !== 17 ? 403 : 400,
    transient: code === 4,
    message: `(#${code}) ${words[code] ?? 'Too many calls'}`,
    regainMinutes,
  })
}

const isProfile = (world: World, id: string) =>
  world.db.prepare('select 1 from profiles where id = ?').get(id) !== undefined

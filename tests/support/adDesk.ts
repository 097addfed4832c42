import { bakery as shop } from '../../server/sandbox/cast.ts'
import { startBakery } from './bakery.ts'

interface Asked {
  method: string
  /** Without the version: `act_9/campaigns`. */
  path: string
  params: URLSearchParams
}

/** An answer, or undefined for what the platform has none for. */
export type AdAnswers = (asked: Asked) => object | undefined

export const bakersAccount = {
  id: 'act_9',
  name: 'The bakery',
  currency: 'EUR',
  timezone_name: 'Europe/Berlin',
  min_daily_budget: 100,
  account_status: 1,
  funding_source: '77',
}

/** A platform with one ad account, which belongs to the bakery's Page and reaches its Profile. */
export const oneAccount: AdAnswers = ({ path }) => {
  if (path === 'me/adaccounts') return { data: [bakersAccount] }
  if (path === 'act_9') return bakersAccount
  if (path === 'act_9/promote_pages') return { data: [{ id: shop.pageId }] }
  return path === 'act_9/instagram_accounts' ? { data: [{ id: shop.profileId }] } : undefined
}

/** Maya's desk, where whatever is asked about ads is answered as the test says, and everything else by the sandbox. */
export async function startAdDesk(database: string) {
  const asked: Asked[] = []
  const platform: { answers: AdAnswers } = { answers: oneAccount }
  const answer = (one: Asked) => {
    asked.push(one)
    return platform.answers(one) ?? { error: { code: 100, error_subcode: 33, message: 'No such thing' } }
  }
  const send: typeof fetch = async (input, init) => {
    const url = new URL(String(input))
    const path = url.pathname.split('/').slice(4).join('/')
    const form = new URLSearchParams(String(init?.body ?? ''))
    const [inside] = JSON.parse(form.get('batch') ?? '[]') as { relative_url: string }[]
    if (inside?.relative_url.startsWith('act_')) {
      const [innerPath = '', query = ''] = inside.relative_url.split('?')
      const body = answer({ method: 'GET', path: innerPath, params: new URLSearchParams(query) })
      return Response.json([{ code: 'error' in body ? 400 : 200, body: JSON.stringify(body) }])
    }
    if (!/^(?:me\/adaccounts|act_\w+.*|search)$/.test(path)) return fetch(input, init)
    const method = init?.method ?? 'GET'
    const body = answer({ method, path, params: method === 'POST' ? form : url.searchParams })
    return Response.json(body, { status: 'error' in body ? 400 : 200 })
  }
  const desk = await startBakery({ database, fetch: send })
  return { ...desk, asked, platform }
}

export type AdDesk = Awaited<ReturnType<typeof startAdDesk>>

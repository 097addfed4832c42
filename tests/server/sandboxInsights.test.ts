import { AdAccount, AdReportRun, Campaign, FacebookAdsApi } from 'facebook-nodejs-business-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adNow } from '../../server/sandbox/adClock.ts'
import { spentOf } from '../../server/sandbox/adLedger.ts'
import { type AdPlatform, adSet, campaign, startAdPlatform, targeting } from '../support/adPlatform.ts'

let platform: AdPlatform
let first: string
let second: string

beforeAll(async () => {
  platform = await startAdPlatform()
  // The same chance each time.
  platform.world.db.prepare("insert into settings (name, value) values ('adChance', 'tests')").run()
  first = await launch('Easter cakes')
  second = await launch('Bread')
  await platform.control('clock', { advanceHours: 24 * 6 })
})
afterAll(() => platform.close())

async function launch(name: string) {
  const id = await platform.createCampaign({ ...campaign, name, status: 'ACTIVE' })
  const setId = await platform.createSet(id, {
    ...adSet,
    status: 'ACTIVE',
    targeting: { ...targeting, geo_locations: { countries: ['IE', 'ES'] }, age_min: 18, age_max: 65 },
  })
  for (const message of ['Carrot', 'Lemon']) {
    const creativeId = await platform.createCreative({
      object_story_spec: platform.story({ image_hash: await platform.addImage(), message: `${message} ${name}` }),
    })
    await platform.createAd(setId, creativeId, { name: message, status: 'ACTIVE' })
  }
  return id
}

type Row = Record<string, string> & { actions?: { action_type: string; value: string }[] }
const fields = 'impressions,reach,clicks,inline_link_clicks,inline_post_engagement,spend,actions'

const ask = async (id: string, params: Record<string, string>) => {
  const { status, body } = await platform.call(`${id}/insights?${new URLSearchParams({ fields, ...params })}`)
  return { status, body, rows: (body.data ?? []) as Row[], message: body.error?.message as string | undefined }
}
const sum = (rows: Row[], name: string) =>
  Math.round(rows.reduce((total, row) => total + Number(row[name]), 0) * 100) / 100
const actionsOf = (rows: Row[], type: string) =>
  rows
    .flatMap(({ actions }) => actions ?? [])
    .filter(({ action_type }) => action_type === type)
    .reduce((total, { value }) => total + Number(value), 0)

test.each<Record<string, string>>([
  { time_increment: '1' },
  { time_increment: '4' },
  { time_increment: 'monthly' },
  { level: 'ad' },
  { breakdowns: 'publisher_platform' },
  { breakdowns: 'publisher_platform,platform_position', time_increment: '1' },
  { breakdowns: 'age,gender' },
  { breakdowns: 'country', level: 'adset' },
  { breakdowns: 'region' },
  { breakdowns: 'impression_device' },
])('what is broken down as %j adds up to the whole, but for reach', async (parts) => {
  const whole = (await ask(first, { date_preset: 'maximum' })).rows
  const { rows } = await ask(first, { date_preset: 'maximum', limit: '500', ...parts })
  expect(whole).toHaveLength(1)
  for (const name of ['impressions', 'clicks', 'inline_link_clicks', 'inline_post_engagement', 'spend']) {
    expect(sum(rows, name)).toBe(sum(whole, name))
  }
  for (const type of ['link_click', 'post_reaction', 'comment', 'post_engagement']) {
    expect(actionsOf(rows, type)).toBe(actionsOf(whole, type))
  }
  expect(sum(rows, 'reach')).toBeGreaterThanOrEqual(sum(whole, 'reach'))
  for (const row of rows) expect(Number(row.reach)).toBeLessThanOrEqual(Number(row.impressions))
})

test('spend is in whole units as text and agrees with what the account has spent', async () => {
  const { rows } = await ask(platform.act, { level: 'campaign', date_preset: 'maximum' })
  expect(rows[0]?.spend).toMatch(/^\d+\.\d\d$/)
  expect(Math.round(sum(rows, 'spend') * 100)).toBe(
    spentOf(platform.world, { campaignId: first }) + spentOf(platform.world, { campaignId: second }) + others(),
  )
  const account = await platform.read(platform.act, 'amount_spent')
  expect(Number(account.amount_spent)).toBe(Math.round(sum(rows, 'spend') * 100))
})
const others = () =>
  spentOf(platform.world, { accountId: platform.act.slice(4) }) -
  spentOf(platform.world, { campaignId: first }) -
  spentOf(platform.world, { campaignId: second })

test('whoever is reached on two days, networks or by two campaigns is one person', async () => {
  const total = Number((await ask(first, { date_preset: 'maximum' })).rows[0]?.reach)
  const days = (await ask(first, { date_preset: 'maximum', time_increment: '1' })).rows
  const networks = (await ask(first, { date_preset: 'maximum', breakdowns: 'publisher_platform' })).rows
  expect(total).toBeGreaterThan(Math.max(...days.map(({ reach }) => Number(reach))))
  expect(total).toBeLessThan(sum(days, 'reach'))
  expect(total).toBeLessThan(sum(networks, 'reach'))
  const both = (await ask(platform.act, { date_preset: 'maximum' })).rows
  const each = (await ask(platform.act, { date_preset: 'maximum', level: 'campaign' })).rows
  expect(sum(both, 'reach')).toBeLessThan(sum(each, 'reach'))
})

test('days are those of the account, without rows for days on which nothing was shown', async () => {
  const { rows } = await ask(first, { date_preset: 'maximum', time_increment: '1' })
  expect(rows.map(({ date_start }) => date_start)).toEqual([
    '2026-03-02',
    '2026-03-03',
    '2026-03-04',
    '2026-03-05',
    '2026-03-06',
    '2026-03-07',
    '2026-03-08',
  ])
  for (const { date_start, date_stop } of rows) expect(date_stop).toBe(date_start)
  expect((await ask(first, { date_preset: 'today' })).rows[0]?.date_start).toBe(
    adNow(platform.world).toISOString().slice(0, 10),
  )
  expect((await ask(first, { time_range: '{"since":"2026-01-01","until":"2026-01-31"}' })).body).toEqual({ data: [] })
  const week = await ask(first, { time_range: '{"since":"2026-03-04","until":"2027-01-31"}', time_increment: '3' })
  expect(week.rows.map(({ date_start, date_stop }) => [date_start, date_stop])).toEqual([
    ['2026-03-04', '2026-03-06'],
    ['2026-03-07', '2026-03-09'],
  ])
})

test('what the platform does not take is refused in its words', async () => {
  const bad = async (params: Record<string, string>) => (await ask(first, params)).message
  expect(await bad({ fields: 'impressions,gold' })).toMatch('(#100) gold is not valid for fields param.')
  expect(await bad({ breakdowns: 'shoe_size' })).toMatch(
    '(#100) breakdowns[0] must be one of the following values: age',
  )
  expect(await bad({ breakdowns: 'platform_position' })).toMatch('is invalid')
  expect(await bad({ breakdowns: 'age,country' })).toMatch('Current combination of data breakdown columns')
  expect(await bad({ date_preset: 'tomorrow' })).toMatch('date_preset must be one of')
  expect(await bad({ time_range: '{"since":"2026-03-05","until":"2026-03-01"}' })).toMatch('must not be later')
  expect(await bad({ time_range: '{"since":"2026-02-30","until":"2026-03-01"}' })).toMatch("time_range['since']")
  expect(await bad({ time_increment: '91' })).toMatch('time_increment')
  expect(await bad({ level: 'account' })).toMatch('level')
  expect(await bad({ time_range: 'nonsense' })).toMatch('valid JSON')
  expect((await platform.graph(`${first}/insights`, { token: platform.iker.token })).status).toBe(400)
})

test('rows come page by page, sorted and filtered as asked', async () => {
  const asked = { date_preset: 'maximum', time_increment: '1', level: 'ad' }
  const all = (await ask(first, { ...asked, limit: '500' })).rows
  const one = await ask(first, { ...asked, limit: '5' })
  expect(one.rows).toEqual(all.slice(0, 5))
  const rest = await fetch(one.body.paging.next)
  expect(((await rest.json()) as { data: Row[] }).data).toEqual(all.slice(5, 10))
  const after = one.body.paging.cursors.after
  expect((await ask(first, { ...asked, limit: '500', after })).rows).toEqual(all.slice(5))
  const sorted = (await ask(first, { ...asked, limit: '500', sort: '["spend_descending"]' })).rows.map(({ spend }) =>
    Number(spend),
  )
  expect(sorted).toEqual([...sorted].sort((a, b) => b - a))
  const filtering = JSON.stringify([{ field: 'ad.name', operator: 'CONTAIN', value: 'lemon' }])
  const lemon = (await ask(first, { ...asked, limit: '500', filtering, fields: 'ad_name,spend' })).rows
  expect(new Set(lemon.map(({ ad_name }) => ad_name))).toEqual(new Set(['Lemon']))
})

test('a report is made in the meantime, and Meta’s own client reads both', async () => {
  Object.defineProperty(FacebookAdsApi, 'GRAPH', { get: () => `${platform.baseUrl}/graph` })
  // Its report takes no client but the one for all.
  const api = FacebookAdsApi.init(platform.maya.token, 'en_US', false)
  const params = { level: 'campaign', date_preset: 'maximum', time_increment: 1 }
  const rows = (await new Campaign(first, {}, undefined, api).getInsights(
    ['spend', 'campaign_name'],
    params,
  )) as unknown as Data[]
  expect(rows).toHaveLength(7)
  expect(rows[0]?._data).toMatchObject({ campaign_name: 'Easter cakes', date_start: '2026-03-02' })

  const run = (await new AdAccount(platform.act, {}, undefined, api).getInsightsAsync(['spend'], params)) as Data
  const id = String(run.id)
  const early = await platform.call(`${id}/insights`)
  expect(early.body.error.code).toBe(2601)
  const report = new AdReportRun(null, { report_run_id: id })
  const states: unknown[] = []
  for (let look = 0; look < 3; look += 1) {
    states.push(((await report.get(['async_status', 'async_percent_completion'])) as Data)._data.async_status)
  }
  expect(states).toEqual(['Job Not Started', 'Job Running', 'Job Completed'])
  const made = (await report.getInsights([], { limit: 100 })) as unknown as Data[]
  expect(made.filter(({ _data }) => _data.campaign_id === undefined)).toHaveLength(made.length)
  expect(made.length).toBeGreaterThanOrEqual(14)
  const stranger = await platform.graph(`${id}`, { token: platform.iker.token })
  expect(stranger.status).toBe(400)
})

interface Data {
  id?: string
  _data: Record<string, unknown>
}

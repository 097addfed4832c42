import { expect, test } from 'vitest'
import { CampaignContent } from '../../server/contract/campaignContent.ts'
import { findingsOf } from '../../server/contract/campaignRules.ts'
import { daysOf } from '../../server/contract/campaignTimes.ts'
import type { CampaignFacts } from '../../server/contract/findings.ts'
import { moneyWords, readMoney } from '../../server/contract/money.ts'
import { instantAt, wallTime } from '../../server/contract/wallTime.ts'
import { targetOf } from '../../server/planning/targets.ts'

const galway = { kind: 'city', key: '1', name: 'Galway', within: 'Ireland', country: 'IE', radiusKm: 10 }
const sound = {
  name: 'Easter cakes',
  budget: { kind: 'daily', amount: 4000, most: null },
  schedule: { startsAt: null, endsAt: '2027-03-20T18:00' },
  audience: { places: [galway], ageMin: 25, ageMax: 55 },
  payer: "Maya's Bakery",
  beneficiary: "Maya's Bakery",
  creatives: [{ key: 'a', imageId: 'cake', text: 'Order by Wednesday.', link: 'https://bakery.example/easter' }],
}
const facts: CampaignFacts = {
  account: { currency: 'EUR', zone: 'Europe/Dublin', leastDaily: 100, payer: null, beneficiary: null },
  hasProfile: true,
  now: '2027-03-10T09:00:00.000Z',
  usualDaily: 3000,
  hasBegun: false,
  images: { cake: { width: 2000, height: 2500 } },
}

const found = (change: object, of: CampaignFacts = facts) =>
  findingsOf(CampaignContent.parse({ ...sound, ...change }), of).filter(({ level }) => level !== 'hint')
const paths = (change: object, of?: CampaignFacts) => found(change, of).map(({ path }) => path)

test('a sound campaign has nothing against it', () => {
  expect(found({})).toEqual([])
})

test.each([
  ['nothing', { kind: 'daily', amount: 0, most: null }, 'nobody sees it'],
  ['less than nothing', { kind: 'daily', amount: -4000, most: null }, 'negative'],
  ['more than there is', { kind: 'daily', amount: 2_000_000_000_000, most: null }, 'more than any budget'],
  ['no amount', { kind: 'daily', amount: null, most: null }, 'how much'],
  ['less than the platform takes', { kind: 'daily', amount: 99, most: null }, '€1.00'],
])('a budget of %s is an error in words', (_what, budget, words) => {
  const [finding] = found({ budget })
  expect(finding).toMatchObject({ level: 'error', path: 'budget.amount' })
  expect(finding?.message).toContain(words)
})

test('ten times the usual budget is asked about, with both amounts', () => {
  const [finding] = found({ budget: { kind: 'daily', amount: 30_000, most: null } })
  expect(finding).toMatchObject({ level: 'ask', path: 'budget.amount' })
  expect(finding?.message).toMatch(/€300\.00.*€30\.00/)
  expect(found({ budget: { kind: 'daily', amount: 29_999, most: null } })).toEqual([])
})

test.each([
  ['an end before its start', { startsAt: '2027-03-20T09:00', endsAt: '2027-03-19T09:00' }, ['schedule.endsAt']],
  ['a start that is over', { startsAt: '2027-03-01T09:00', endsAt: '2027-03-20T09:00' }, ['schedule.startsAt']],
  ['an end that is over', { startsAt: null, endsAt: '2027-03-01T09:00' }, ['schedule.endsAt']],
  ['less than a day', { startsAt: null, endsAt: '2027-03-10T20:00' }, ['schedule.endsAt']],
  [
    'an hour that the clocks leave out',
    { startsAt: '2027-03-28T01:30', endsAt: '2027-04-20T09:00' },
    ['schedule.startsAt'],
  ],
  ['no end and no limit', { startsAt: null, endsAt: null }, ['budget.most']],
])('a schedule with %s is refused at its field', (_what, schedule, expected) => {
  expect(paths({ schedule })).toEqual(expected)
})

test('a start that is over is nothing new for what runs already', () => {
  const schedule = { startsAt: '2027-03-01T09:00', endsAt: '2027-03-20T09:00' }
  expect(paths({ schedule }, { ...facts, hasBegun: true })).toEqual([])
})

test('an hour that comes twice is taken for its first, and said so', () => {
  const schedule = { startsAt: '2027-10-31T01:30', endsAt: '2027-11-20T09:00' }
  const findings = findingsOf(CampaignContent.parse({ ...sound, schedule }), facts)
  expect(findings).toMatchObject([{ level: 'hint', path: 'schedule.startsAt' }])
})

test('a year that is still being typed is over, and the last year of all is none that nobody can reckon with', () => {
  const until = (endsAt: string) => found({ schedule: { startsAt: null, endsAt } }).map(({ message }) => message)
  for (const typed of ['0002-04-20T09:00', '0020-04-20T09:00', '0202-04-20T09:00'])
    expect(until(typed)).toEqual(['That is over already. Choose a time to come.'])
  expect(until('9999-12-30T23:59')).toEqual([])
  for (const zone of ['Europe/Dublin', 'Asia/Tokyo', 'America/Los_Angeles'])
    expect(wallTime(instantAt('9999-12-31T12:00', zone), zone)).toBe('9999-12-31T12:00')
  for (const endsAt of ['0000-01-01T00:00', '9999-12-31T23:59'])
    expect(CampaignContent.safeParse({ schedule: { startsAt: null, endsAt } }).success).toBe(false)
})

test('days are those of the account, also where the clocks change', () => {
  const days = (startsAt: string, endsAt: string) =>
    daysOf(CampaignContent.parse({ schedule: { startsAt, endsAt } }), facts)
  expect(days('2027-03-27T00:00', '2027-03-29T00:00')).toBe(2)
  expect(days('2027-03-27T23:00', '2027-03-28T01:00')).toBe(2)
  expect(days('2027-03-20T00:00', '2027-03-30T00:00')).toBe(10)
})

test('a currency without decimals is neither typed nor shown with them', () => {
  expect(readMoney('1200', 'JPY')).toEqual({ amount: 1200 })
  expect(readMoney('12.50', 'JPY')).toHaveProperty('problem')
  expect(moneyWords(1200, 'JPY')).toBe('¥1,200')
})

test.each([
  ['12,50', 1250],
  ['12.5', 1250],
  ['1.250,00', 125_000],
  ['1 250', 125_000],
  ['12,505', 1_250_500],
  ['40', 4000],
])('%s is understood', (text, amount) => {
  expect(readMoney(text, 'EUR')).toEqual({ amount })
})

test.each(['', '-5', '1e21', 'forty', '12,5050', '1'.repeat(20)])('%s is answered with a sentence', (text) => {
  expect(readMoney(text, 'EUR')).toHaveProperty('problem', expect.stringMatching(/\.$/))
})

test('an audience of nobody is refused', () => {
  expect(paths({ audience: { places: [] } })).toEqual(['audience.places'])
  const audience = { places: [galway], excludedPlaces: [galway] }
  expect(paths({ audience })).toEqual(['audience.excludedPlaces'])
  expect(paths({ audience: { places: [galway], ageMin: 50, ageMax: 40 } })).toEqual(['audience.ageMax'])
})

test('a special category forbids ages, genders, postal codes and small circles', () => {
  const audience = {
    places: [galway, { kind: 'zip', key: 'IE:H91', name: 'H91', country: 'IE' }],
    ageMin: 25,
    ageMax: 55,
    genders: 'women',
    excludedInterests: [{ id: '1', name: 'Bread' }],
  }
  expect(new Set(paths({ categories: ['housing'], categoryCountries: ['IE'], audience }))).toEqual(
    new Set(['audience.ageMin', 'audience.genders', 'audience.places', 'audience.excludedInterests']),
  )
  expect(paths({ categories: ['politics'] })).toEqual(['categoryCountries'])
})

test('whoever reaches the EU says who pays and for whom, here or in the account', () => {
  expect(paths({ payer: '', beneficiary: ' ' })).toEqual(['payer', 'beneficiary'])
  const account = facts.account && { ...facts.account, payer: 'Bakery', beneficiary: 'Bakery' }
  expect(paths({ payer: '', beneficiary: '' }, { ...facts, account })).toEqual([])
  const boston = { ...galway, country: 'US' }
  expect(paths({ payer: '', beneficiary: '', audience: { places: [boston] } })).toEqual([])
})

test('a text over the limit of one network only is refused for that one', () => {
  const long = 'x'.repeat(2201)
  const [creative] = sound.creatives
  const shared = found({ creatives: [{ ...creative, text: long }] })
  expect(shared).toMatchObject([{ path: 'creatives.0.text', message: expect.stringContaining('Profile') }])
  const shortened = { ...creative, text: long, overrides: { instagram: { text: 'Short.' } } }
  expect(found({ creatives: [shortened] })).toEqual([])
  const story = { ...shortened, overrides: { instagram: { text: 'Short.' }, instagram_story: { text: long } } }
  expect(paths({ creatives: [story] })).toEqual(['creatives.0.overrides.instagram_story.text'])
})

test.each(['', 'bakery', 'javascript:alert(1)', 'ftp://bakery.example', 'https://me:secret@bakery.example'])(
  'the address %s leads nowhere',
  (link) => {
    expect(paths({ creatives: [{ ...sound.creatives[0], link }] })).toEqual(['creatives.0.link'])
  },
)

test('placements by hand need those that they go with', () => {
  const by = (chosen: string[], devices = ['mobile']) => ({ placements: { mode: 'by_hand', chosen, devices } })
  expect(paths(by(['facebook_marketplace']))).toEqual(['placements.chosen'])
  expect(paths(by(['facebook_marketplace', 'facebook_feed']))).toEqual([])
  expect(paths(by(['instagram_explore_home']))).toEqual(['placements.chosen'])
  expect(paths(by([]))).toEqual(['placements'])
  expect(paths(by(['instagram_feed'], ['desktop']))).toEqual(['placements.devices'])
  expect(paths({}, { ...facts, hasProfile: false })).toEqual(['placements'])
})

test('an ad account without access to the Profile runs ads for the Page alone, and says why not for both', () => {
  const account = facts.account && { ...facts.account, obstacle: 'no_profile' as const }
  expect(found({}, { ...facts, account })).toEqual([
    expect.objectContaining({ path: 'placements', message: expect.stringContaining('no access to the Profile') }),
  ])
  expect(paths({ placements: { mode: 'automatic', networks: ['facebook'] } }, { ...facts, account })).toEqual([])
})

test('a group of interests that nothing was put into never becomes part of what is made', () => {
  const content = CampaignContent.parse({
    ...sound,
    audience: { ...sound.audience, interests: [[], [{ id: '1', name: 'Bread' }], []] },
  })
  const span = {
    kind: 'daily' as const,
    amount: 4000,
    most: 40_000,
    startsAt: null,
    endsAt: null,
    zone: 'Europe/Dublin',
  }
  const pictures = new Map([['cake', 'abc']])
  const makings = { span, pageId: '1', profileId: '2', payer: null, beneficiary: null, pictures }
  const sets = targetOf(content, makings)?.flatMap((part) => (part.what === 'ad_set' ? [part.spec] : []))
  expect(sets?.map(({ audience }) => audience.interests)).toEqual([[[{ id: '1', name: 'Bread' }]]])
})

test('two creatives that are the same test nothing', () => {
  const [one] = sound.creatives
  expect(paths({ creatives: [one, { ...one, key: 'b' }] })).toEqual(['creatives.1'])
  expect(paths({ creatives: [one, { ...one, key: 'b', text: 'Another.' }] })).toEqual([])
})

import { openDesk, startProduct } from './desk.ts'
import { fileOf, whoseIs } from './desks.ts'
import { compared, type Figure } from './figures.ts'
import { fillCampaigns, idOf, madeContent } from './fillCampaigns.ts'
import { startFloor } from './floor.ts'
import { interleaved, type Lane } from './lanes.ts'
import { startProcess, untilReady } from './processes.ts'
import { size } from './size.ts'
import { changeOf, getOf, openWire } from './wire.ts'

const campaigns = 500
const days = 365
const atOnce = 100
const perRound = 10

const listed =
  'id, name, state, why, networks, pictureUrl, currency, budgetKind, budgetAmount, startsAt, endsAt, changedAt, alerts, reach, impressions, clicks, spend'
const counted = 'day, network, reach, impressions, clicks, engagements, spend'

/** A draft saved with its version, the list of many campaigns with their numbers, and a year of results. */
export async function measureCampaigns(): Promise<Figure[]> {
  const desk = await openDesk()
  fillCampaigns(desk, campaigns, days)
  const { teamId } = whoseIs(desk)
  const pairId = desk.pair.id
  const years = Array.from({ length: perRound }, (_, n) => idOf((n * 50) % campaigns))
  const floor = await startFloor(desk, [
    {
      kind: 'rows',
      limit: atOnce,
      name: 'list',
      query: '',
      statements: [
        {
          sql: `select ${listed} from campaigns where teamId = ? and pairId = ? and removedAt is null order by changedAt desc, id desc limit ${atOnce}`,
          parameters: [teamId, pairId],
        },
      ],
    },
    ...years.map((campaignId) => ({
      kind: 'rows' as const,
      limit: 2 * days,
      name: 'year',
      query: '',
      statements: [
        {
          sql: `select ${counted} from campaignDays where teamId = ? and campaignId = ? order by day, network`,
          parameters: [teamId, campaignId],
        },
      ],
    })),
  ])
  const floorDrafts = await startProcess('tests/bench/floorDrafts.ts', { DATABASE_FILE: fileOf(desk) })
  await untilReady(floorDrafts)
  const product = await startProduct(desk.dataDir, { ROLE: 'api' })
  const wires = await Promise.all([floor, floorDrafts, product].map(({ port }) => openWire(port)))
  try {
    const [low, lowDrafts, ours] = wires
    if (!low || !lowDrafts || !ours) throw new Error('A wire is missing.')
    const repeated = (ask: string) => Array.from({ length: perRound }, () => ask)
    const list = await interleaved(
      [
        { wire: low, asks: repeated(getOf('/asks/0')) },
        { wire: ours, asks: repeated(getOf(`/api/pairs/${pairId}/campaigns?limit=${atOnce}`, desk.cookie)) },
      ],
      size.rounds,
    )
    const year = await interleaved(
      [
        { wire: low, asks: years.map((_, place) => getOf(`/asks/${place + 1}`)) },
        { wire: ours, asks: years.map((id) => getOf(`/api/campaigns/${id}/results`, desk.cookie)) },
      ],
      size.rounds,
    )
    const saved = await interleaved(
      draftLanes({ teamId, pairId, cookie: desk.cookie, lowDrafts, ours }),
      size.rounds,
      perRound,
    )
    return [
      figure(`The list of ${campaigns} campaigns with their numbers, ${atOnce} at once`, list, 2),
      figure('A year of results per network and day, with all that goes with them', year, 2),
      figure('A draft saved with its version', saved, 2.5),
    ]
  } finally {
    for (const wire of wires) wire.close()
    await Promise.all([floor, floorDrafts, product].map(({ stop }) => stop()))
    desk.remove()
  }
}

const figure = (what: string, [floor = [], ours = []]: number[][], most: number) =>
  compared(what, floor, ours, 0.5, most)

interface Saving {
  teamId: string
  pairId: string
  cookie: string
  lowDrafts: Lane['wire']
  ours: Lane['wire']
}

/** Ours saves one draft again and again, as an editor does; the floor inserts a row each time. */
function draftLanes({ teamId, pairId, cookie, lowDrafts, ours }: Saving): Lane[] {
  let made = 0
  let version = 1
  const bare = () => {
    made += 1
    const content = madeContent(`Easter cakes, draft ${made}`)
    return changeOf('PUT', `/drafts/floor-${made}`, '', {
      ...{
        teamId,
        pairId,
        content,
        version: 1,
        name: content.name,
        nameKey: content.name,
        networks: 'facebook instagram',
      },
      ...{ state: 'draft', budgetKind: 'daily', budgetAmount: 4000, createdBy: 'Maya', changedBy: 'Maya', drift: '[]' },
      ...{ alerts: '[]', reach: 0, impressions: 0, clicks: 0, spend: 0 },
    })
  }
  const save = () => {
    const content = madeContent(`Easter cakes, version ${version}`)
    const ask = changeOf('PUT', `/api/campaigns/${idOf(0)}/content`, cookie, content)
    const tagged = ask.replace('\r\n\r\n', `\r\nIf-Match: "${version}"\r\n\r\n`)
    version += 1
    return tagged
  }
  return [
    { wire: lowDrafts, asks: bare },
    { wire: ours, asks: save },
  ]
}

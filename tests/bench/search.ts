import { phrasesOf } from '../../server/contract/phrases.ts'
import { cursorOf } from '../../server/http/cursors.ts'
import { scopeOf } from '../../server/indexing/indexing.ts'
import { pageSize, type Statement } from './asks.ts'
import { type Desk, startProduct } from './desk.ts'
import { filledDesk, readFrom, whoseIs } from './desks.ts'
import { compared, type Figure } from './figures.ts'
import { type FloorAsk, startFloor } from './floor.ts'
import { interleaved } from './lanes.ts'
import { number, size } from './size.ts'
import { getOf, openWire } from './wire.ts'

interface Kind {
  name: string
  text: string
}

/** What people look for; the last word of a text is looked for by its beginning. */
const kinds: Kind[] = [
  { name: 'a rare word', text: '"gingerbread"' },
  { name: 'a common word', text: '"sourdough"' },
  { name: 'two words', text: '"sourdough" "keba"' },
  { name: 'a beginning', text: 'sourd' },
  { name: 'a short beginning', text: 'so' },
]
const orders = ['newest', 'relevance'] as const
const mostCompared = 5000

/**
 * A page of what was found, against the raw query of the full-text index and the same joins for the page: without marks,
 * posts and rights. By relevance both compare the newest 5,000.
 */
export async function measureSearch(): Promise<Figure[]> {
  const desk = await filledDesk(size.comments)
  const asks = kinds.flatMap((kind) => orders.map((order) => askOf(desk, kind, order)))
  asks.push(...deepAsks(desk))
  const floor = await startFloor(desk, asks)
  const product = await startProduct(desk.dataDir, { ROLE: 'api' })
  const [low, ours] = [await openWire(floor.port), await openWire(product.port)]
  try {
    const figures: Figure[] = []
    for (const [place, { name, query }] of asks.entries()) {
      const floorAsk = getOf(`/asks/${place}`)
      const ourAsk = getOf(`/api/pairs/${desk.pair.id}/search?${query}`, desk.cookie)
      const ids = (body: string) => (JSON.parse(body) as Found).items.map(({ commentId }) => commentId)
      const [floors, found] = [ids((await low.ask(floorAsk)).body), ids((await ours.ask(ourAsk)).body)]
      if (floors.join() !== found.join() || found.length === 0) throw new Error(`Floor and ours disagree on ${name}.`)
      const lanes = [low, ours].map((wire, n) => ({ wire, asks: Array<string>(5).fill(n ? ourAsk : floorAsk) }))
      const [lows = [], taken = []] = await interleaved(lanes, size.rounds)
      figures.push(compared(`Search in ${number(size.comments)} comments, ${name}`, lows, taken, 0.5, 2))
    }
    return figures
  } finally {
    for (const wire of [low, ours]) wire.close()
    await Promise.all([floor.stop(), product.stop()])
    desk.remove()
  }
}

interface Found {
  items: { commentId: string }[]
}

function askOf(desk: Desk, { name, text }: Kind, order: (typeof orders)[number], before?: number): FloorAsk {
  const match = matchOf(desk, text)
  const cursor = before === undefined ? '' : `&cursor=${cursorOf(order, String(before))}`
  const query = `text=${encodeURIComponent(text)}&order=${order}&limit=${pageSize}${cursor}`
  const find = order === 'newest' ? newest(match, before) : best(match)
  const deep = before === undefined ? '' : ', deep'
  return {
    kind: 'search',
    limit: pageSize,
    name: `${name}, ${order}${deep}`,
    query,
    statements: [find, readHits(desk)],
  }
}

function deepAsks(desk: Desk): FloorAsk[] {
  return kinds.slice(1, 2).flatMap((kind) => {
    const sql = 'select rowid as key from words where words match ? order by rowid desc limit 1 offset 5000'
    const at = readFrom<{ key: number }>(desk, sql, matchOf(desk, kind.text))[0]
    return at ? [askOf(desk, kind, 'newest', at.key)] : []
  })
}

function matchOf(desk: Desk, text: string) {
  const scope = scopeOf('comments', { ...whoseIs(desk), pairId: desk.pair.id })
  const phrases = phrasesOf(text).map(
    ({ words, prefix }) => `"${words.map((word) => scope + word).join(' ')}"${prefix ? ' *' : ''}`,
  )
  return phrases.join(' AND ')
}

// A few more than fit: some may be deleted.
const limit = pageSize + 10

const newest = (match: string, before?: number): Statement => ({
  sql: `select rowid as key from words where words match ? ${before === undefined ? '' : 'and rowid < ?'}
    order by rowid desc limit ${limit}`,
  parameters: before === undefined ? [match] : [match, before],
})

const best = (match: string): Statement => ({
  sql: `select rowid as key from words where words match ? and rowid >= coalesce(
      (select rowid from words where words match ? order by rowid desc limit 1 offset ${mostCompared - 1}), 0)
    order by bm25(words, 1.0, 3.0), rowid desc limit ${limit}`,
  parameters: [match, match],
})

const readHits = (desk: Desk): Statement => ({
  sql: `select threads.*, comments.searchKey, comments.id as commentId, comments.authorId as commentAuthorId,
      comments.authorName as commentAuthorName, comments.authorUs as commentAuthorUs,
      comments.message as commentMessage, comments.createdAt as commentedAt, comments.hiddenAt as commentHiddenAt,
      posts.message as postMessage, posts.pictureUrl as postPictureUrl, posts.adId as postAdId, posts.adTitle as postAdTitle
    from json_each(?) as found
    cross join comments on comments.searchKey = found.value
    cross join threads on threads.teamId = comments.teamId and threads.id = comments.threadId
    cross join posts on posts.teamId = threads.teamId and posts.id = threads.postId
    where comments.teamId = ? and comments.pairId = ?
      and comments.deletedAt is null and threads.state in ('open', 'snoozed', 'done')`,
  parameters: [whoseIs(desk).teamId, desk.pair.id],
})

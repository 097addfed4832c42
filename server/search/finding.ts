import type { z } from 'zod'
import { type Phrase, phrasesOf } from '../contract/phrases.ts'
import { Problem } from '../contract/problem.ts'
import type { search } from '../contract/search.ts'
import { askedFor, bestWith, newestWith } from '../db/fullText.ts'
import type { Context } from '../http/context.ts'
import { cursorOf } from '../http/cursors.ts'
import { scopeOf } from '../indexing/indexing.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { isPlain } from './hitRows.ts'
import { hitsAt, newestHitsAmong, type StoredHit } from './hits.ts'
import { placeIn } from './places.ts'
import { postsWith } from './posts.ts'
import { hitView } from './views.ts'

export type Query = z.output<typeof search.searchComments.query>

/** How many are looked at for one page, when filters leave few of them. */
const mostLookedAt = 2000
/** So many more are asked for than fit on the page: a few may be deleted, or belong to threads that are gone. */
const spare = 10
/** Among how many of the newest the best are looked for, and how many best there are. */
const mostCompared = 5000
const mostBest = 500

/** Throws `not_found` for a pair that is not the team's, and `invalid` for a text without a word or a foreign cursor. */
export async function searchComments(context: Context, pairId: string, query: Query) {
  await linkedPair(context, pairId)
  const phrases = phrasesOf(query.text)
  if (phrases.length === 0) {
    const title = 'Type a word, a name or an emoji to look for.'
    throw new Problem('invalid', title, { fields: { text: title } })
  }
  const place = placeIn(query)
  const find = query.order === 'newest' ? newestHits : bestHits
  const { hits, last } = await find(context, pairId, query, phrases, place)
  return {
    items: hits.map((hit) => hitView(hit, phrases)),
    posts: place === undefined ? await postsWith(context, pairId, query, phrases) : [],
    nextCursor: last === undefined ? null : cursorOf(query.order, String(last)),
  }
}

interface Found {
  hits: StoredHit[]
  /** The place the next page goes on from; undefined at the end. */
  last: number | undefined
}

/** Goes back in time until the page is full, or enough was looked at for one answer: the next page goes on from there. */
async function newestHits(
  context: Context,
  pairId: string,
  query: Query,
  phrases: Phrase[],
  before: number | undefined,
): Promise<Found> {
  const scope = scopeOf('comments', { teamId: context.teamId, pairId })
  const wanted = { scope, asked: askedFor(context.db, scope, phrases), before, limit: mostLookedAt }
  // Without a filter nearly all that is found stands, so the first few fill the page, or were all.
  if (isPlain(query)) {
    const atOnce = query.limit + spare
    const keys = await newestWith(context.db, { ...wanted, limit: atOnce })
    const hits = await hitsAt(context, pairId, query, keys)
    if (hits.length > query.limit) return pageOf(hits, query.limit)
    if (keys.length < atOnce) return { hits, last: undefined }
  }
  const hits = await newestHitsAmong(context, pairId, query, wanted)
  if (hits.length > query.limit) return pageOf(hits, query.limit)
  const [last] = await newestWith(context.db, { ...wanted, limit: 1, skip: mostLookedAt - 1 })
  return { hits, last }
}

async function bestHits(
  context: Context,
  pairId: string,
  query: Query,
  phrases: Phrase[],
  place: number | undefined,
): Promise<Found> {
  const scope = scopeOf('comments', { teamId: context.teamId, pairId })
  const asked = askedFor(context.db, scope, phrases)
  const [from] = await newestWith(context.db, { scope, asked, limit: 1, skip: mostCompared - 1 })
  const keys = await bestWith(context.db, { scope, asked, limit: mostBest, from })
  const hits: StoredHit[] = []
  const atOnce = query.limit + spare
  for (let at = place === undefined ? 0 : keys.indexOf(place) + 1; at < keys.length; at += atOnce) {
    hits.push(...(await hitsAt(context, pairId, query, keys.slice(at, at + atOnce))))
    if (hits.length > query.limit) return pageOf(hits, query.limit)
  }
  return { hits, last: undefined }
}

function pageOf(hits: StoredHit[], limit: number): Found {
  const page = hits.slice(0, limit)
  return { hits: page, last: page.at(-1)?.searchKey }
}

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Pair } from '../../server/contract/linking.ts'
import type { Hit } from '../../server/contract/search.ts'
import { eventually, settledIn } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('the search on %s', (_name, start) => {
  let stage: Stage
  let pair: Pair
  beforeEach(async () => {
    stage = await start()
    pair = await settledIn(stage)
  })
  afterEach(() => stage.close())

  const search = (text: string, query: { cursor?: string; limit?: number; network?: 'facebook' | 'instagram' } = {}) =>
    stage.client.search.searchComments({ params: { pairId: pair.id }, query: { text, ...query } })
  const someComment = async () => {
    const { items } = await stage.client.inbox.listThreads({ params: { pairId: pair.id }, query: { limit: 100 } })
    const row = items.find(({ message }) => /^\p{Script=Latin}{4,} \p{Script=Latin}{4,}/u.test(message))
    if (!row) throw new Error('Nobody has written two words.')
    return row
  }
  const found = (text: string) =>
    eventually(
      () => search(text),
      ({ items }) => items.length > 0,
    )

  test('a comment is found by its words, with its thread, and what was found is marked', async () => {
    const row = await someComment()
    const [one = '', two = ''] = row.message.split(/\W+/u)
    const { items } = await found(`"${one} ${two}"`)
    const hit = items.find(({ commentId }) => commentId === row.id)
    expect(hit).toMatchObject({ author: row.author, thread: { id: row.id, post: { id: row.post.id } } })
    expect(marked(hit)[0]?.toLowerCase()).toBe(`${one} ${two}`.toLowerCase())
    for (const { thread } of (await search(`"${one} ${two}"`, { network: row.network })).items)
      expect(thread.network).toBe(row.network)
  })

  test('a reply of ours is found soon after it was written, newest first, page by page', async () => {
    const row = await someComment()
    for (const message of ['Gugelhupf tomorrow.', 'Gugelhupf today!'])
      await stage.client.moderation.replyToComment({ params: { commentId: row.id }, body: { message } })
    const { items } = await eventually(
      () => search('gugel'),
      ({ items }) => items.length === 2,
    )
    expect(items.map(({ excerpt }) => excerpt.text)).toEqual(['Gugelhupf today!', 'Gugelhupf tomorrow.'])
    const first = await search('gugel', { limit: 1 })
    const second = await search('gugel', { limit: 1, cursor: first.nextCursor ?? '' })
    expect([first, second].map(({ items }) => items[0]?.commentId)).toEqual(items.map(({ commentId }) => commentId))
    expect(second.nextCursor).toBeNull()
  })

  test('a text without a word is refused in a sentence', async () => {
    await expect(search(' *** ')).rejects.toMatchObject({ code: 'invalid', fields: { text: expect.any(String) } })
  })

  const marked = (hit: Hit | undefined) =>
    hit ? hit.excerpt.marks.map(([start, end]) => hit.excerpt.text.slice(start, end)) : []
})

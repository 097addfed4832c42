import fc from 'fast-check'
import type { KyselyPlugin, RootOperationNode } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { phrasesOf } from '../../server/contract/phrases.ts'
import type { Network } from '../../server/contract/values.ts'
import { askedFor, newestWith } from '../../server/db/fullText.ts'
import type { Context } from '../../server/http/context.ts'
import { indexSome, scopeOf } from '../../server/indexing/indexing.ts'
import { similarComments } from '../../server/indexing/similar.ts'
import { tom } from '../../server/sandbox/cast.ts'
import { deleteComment, editComment } from '../../server/sandbox/comments.ts'
import { searchComments } from '../../server/search/finding.ts'
import { hitsAt } from '../../server/search/hits.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { eventually } from '../support/journey.ts'

describe.each(databases)('the search, on %s', (name, open) => {
  let desk: Bakery
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
  }, 60_000)
  afterAll(() => desk.stop())

  type Query = Omit<Parameters<Bakery['client']['search']['searchComments']>[0]['query'], 'text'>
  const search = (text: string, query: Query = {}) =>
    desk.client.search.searchComments({ params: { pairId: desk.pair.id }, query: { text, ...query } })
  const found = async (text: string, query: Query = {}) =>
    (await search(text, query)).items.map(({ excerpt }) => excerpt.text)
  const says = async (message: string, network: Network = 'facebook') => {
    const { id } = await desk.tomWrites(network, message)
    await indexed()
    return id
  }
  const indexed = () =>
    eventually(
      () => desk.services.db.selectFrom('comments').where('searchedAt', 'is', null).select('id').execute(),
      (waiting) => waiting.length === 0,
    )

  test('a comment is found by the beginning of its last word, and by all of its words in any order', async () => {
    await says('Do you bake poppyseed plaits on Sundays?')
    for (const text of ['poppy', 'PLAITS popp', 'sundays poppyseed plaits', 'plaits, (on) s'])
      expect(await found(text), text).toEqual(['Do you bake poppyseed plaits on Sundays?'])
    for (const text of ['poppy plaits', 'poppyseed mondays', 'oppyseed']) expect(await found(text), text).toEqual([])
  })

  test('what stands between quotes is found as it stands there', async () => {
    await says('A quince tart, warm.')
    await says('Warm tart of quince.')
    expect(await found('"quince tart"')).toEqual(['A quince tart, warm.'])
    expect(await found('quince tart')).toHaveLength(2)
    expect(await found('"quince tar"')).toEqual([])
    expect(await found('"quince tar')).toEqual(['A quince tart, warm.'])
  })

  test.each([
    [
      'クロワッサンはありますか？',
      ['クロワッサン', 'ワッサン', 'ク', 'あります', 'ｸﾛﾜｯｻﾝ'],
      ['クロワッサク', 'サンあり'],
    ],
    ['هل عندكم خُبْزٌ طازَج؟', ['خبز', 'طازج', 'خبز طا', 'خُبز'], ['خبزنا']],
    ['Happy birthday 🎂🧁!', ['🎂', '🧁 birthday', '🎂🧁'], ['🧁🎂', '🍩']],
    ['Danke 👍🏽 für die Größe', ['👍', '👍🏿', 'grosse', 'GRÖSSE', 'fur die gr'], ['👎']],
    ['ขอขนมปังสองก้อน', ['ขนมปัง', 'สองก้อน'], ['ขนมสอง']],
    ['크림빵이 있나요', ['크림빵', '빵이', '있나'], ['빵크림']],
    ['Le goûter d’Élodie', ['gouter', "d'elodie", 'ÉLOD'], ['elodied']],
  ])('%s is found in its own script', async (message, present, absent) => {
    await says(message, 'instagram')
    for (const text of present) expect((await found(text))[0], text).toBe(message)
    for (const text of absent) expect(await found(text), text).not.toContain(message)
  })

  test('what was found is marked, in code units', async () => {
    await says('🥨🥨 Any Salted pretzels, or pretzel sticks?')
    const [hit] = (await search('pretzel')).items
    const { text, marks } = hit?.excerpt ?? { text: '', marks: [] }
    expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['pretzels', 'pretzel'])
  })

  test('a person is found by name, and the name is marked', async () => {
    await says('Nothing in particular.')
    const { items } = await search('becker nothing particular')
    expect(items[0]).toMatchObject({ author: { name: tom.name }, excerpt: { text: 'Nothing in particular.' } })
    expect(items[0]?.authorMarks.map(([start, end]) => tom.name.slice(start, end))).toEqual(['Becker'])
  })

  test('an edited comment is found under its new words only', async () => {
    const id = await says('Is there any marzipan?')
    editComment(desk.world, { actorId: tom.id, commentId: id, message: 'Is there any nougat?' })
    await eventually(
      () => found('nougat'),
      (texts) => texts.length === 1,
    )
    expect(await found('marzipan')).toEqual([])
  })

  test('a reply of ours is found before it is out there, and a hidden comment stays found', async () => {
    const id = await says('Do you deliver gingerbread?')
    await desk.reply(id, 'Gingerbread goes by bicycle.')
    await desk.client.moderation.hideComment({ params: { commentId: id } })
    await indexed()
    expect((await found('gingerbread')).sort()).toEqual(['Do you deliver gingerbread?', 'Gingerbread goes by bicycle.'])
  })

  test('a deleted comment is not found', async () => {
    const id = await says('Your stollen is dreadful.')
    expect(await found('stollen')).toHaveLength(1)
    deleteComment(desk.world, { actorId: tom.id, commentId: id })
    await eventually(
      () => found('stollen'),
      (texts) => texts.length === 0,
    )
  })

  test('posts are found beside the comments', async () => {
    const message = String(
      desk.world.db.prepare('select message from posts where id = ?').pluck().get(desk.newestPost('facebook')),
    )
    const text = `"${message.split(/\s+/).slice(0, 3).join(' ')}"`
    const { posts } = await search(text)
    expect(posts[0]).toMatchObject({ post: { id: desk.newestPost('facebook') } })
    expect((await search(text, { network: 'instagram' })).posts.map(({ post }) => post.id)).not.toContain(
      desk.newestPost('facebook'),
    )
  })

  test('a post shows in one line what was looked for, however far down it stands', async () => {
    const message = `${'Butter, flour, salt and patience. '.repeat(8)}And a panettone. ${'Sugar. '.repeat(20)}`
    const { db } = desk.services
    const post = desk.newestPost('facebook')
    await db.updateTable('posts').set({ message, searchedAt: null }).where('id', '=', post).execute()
    const posts = await eventually(
      async () => (await search('panettone')).posts,
      ({ length }) => length > 0,
    )
    const { text, marks } = posts[0]?.excerpt ?? { text: '', marks: [] }
    expect(text.length).toBeLessThanOrEqual(60)
    expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['panettone'])
  })

  test('the newest come first, the pages lose nothing, and a network is kept to', async () => {
    for (const n of [1, 2, 3, 4, 5]) await says(`Brioche number ${n}`, n % 2 ? 'facebook' : 'instagram')
    const all = await found('brioche')
    expect(all).toHaveLength(5)
    for (const order of ['newest', 'relevance'] as const) {
      const turned: string[] = []
      for (let cursor: string | undefined, pages = 0; pages < 9; pages += 1) {
        const page = await search('brioche', { order, limit: 2, cursor })
        turned.push(...page.items.map(({ excerpt }) => excerpt.text))
        if (page.nextCursor === null) break
        cursor = page.nextCursor
      }
      if (order === 'newest') expect(turned).toEqual(all)
      expect(new Set(turned)).toEqual(new Set(all))
    }
    const { items } = await search('brioche', { limit: 100 })
    expect(items.map(({ createdAt }) => createdAt)).toEqual(
      items
        .map(({ createdAt }) => createdAt)
        .sort()
        .reverse(),
    )
    expect(await found('brioche', { network: 'instagram' })).toHaveLength(2)
  })

  test('the better of two stands first when the order is by relevance', async () => {
    await says('Baklava, baklava, baklava!')
    await says('We passed by on a long and rainy afternoon and thought, among other things, of trying some baklava.')
    expect((await found('baklava', { order: 'relevance' }))[0]).toBe('Baklava, baklava, baklava!')
  })

  test("another team's words are never found", async () => {
    await says('Only for our eyes: zwetschgendatschi')
    const other = desk.browser()
    const body = { name: 'Mallory', email: 'mallory@example.com', password: 'not my shop at all' }
    await other.client.accounts.signUp({ body })
    const theft = other.client.search.searchComments({
      params: { pairId: desk.pair.id },
      query: { text: 'zwetschgendatschi' },
    })
    await expect(theft).rejects.toMatchObject({ code: 'not_found' })
  })

  test.each(['', '   ', '"', '***', '-', '\0', '()', '"" ""', '. , ;'])(
    '%j has no word in it, and that is said',
    async (text) => {
      await expect(search(text)).rejects.toMatchObject({ code: 'invalid', fields: { text: expect.any(String) } })
    },
  )

  test.each([
    'AND',
    'bread OR',
    'NEAR(a b',
    'a"b',
    'message:bread',
    '^bread',
    'bread*',
    '-bread',
    'b\0read',
    "'; drop table words",
    '{a b}:c',
    'a + b',
    '!a & b | c <-> d',
    '\\',
    "a':*",
  ])('nothing in %j is syntax', async (text) => {
    const answer = await search(text).catch((problem) => problem)
    expect(answer.code ?? 'found').toMatch(/^(?:found|invalid)$/)
  })

  test('whatever is typed is answered, and 10,000 characters too', async () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc
        .array(
          fc.constantFrom(
            '"',
            '*',
            'AND',
            'NOT',
            '(',
            ')',
            'NEAR/3',
            ':',
            '-',
            '^',
            '\0',
            'a',
            'パン',
            '🎂',
            "'",
            '\\',
            ' ',
          ),
          {
            maxLength: 20,
          },
        )
        .map((parts) => parts.join('')),
    )
    await fc.assert(
      fc.asyncProperty(typed, fc.constantFrom('newest' as const, 'relevance' as const), async (text, order) => {
        const answer = await search(text.toWellFormed(), { order }).catch((problem) => problem)
        expect(answer.code ?? 'found').toMatch(/^(?:found|invalid)$/)
      }),
      { numRuns: 150 },
    )
    for (const text of ['a '.repeat(5000), 'x'.repeat(10_000), '"'.repeat(4000), 'パン'.repeat(700)]) {
      const answer = await search(text).catch((problem) => problem)
      expect(answer.code ?? 'found').toMatch(/^(?:found|invalid)$/)
    }
  }, 60_000)

  test.each(['x', 'bm8', 'WyJyZWxldmFuY2UiLCIxIl0', 'WyJuZXdlc3QiLCJ4Il0'])(
    'the cursor %j is none of this list',
    async (cursor) => {
      await expect(search('bread', { cursor })).rejects.toMatchObject({ code: 'invalid' })
    },
  )

  test('comments alike are found by their rarer words', async () => {
    const asked = await says('Could I order a spelt loaf with walnuts for Friday?')
    await says('Could I order for Friday?')
    await says('Is the shop open for long?')
    const teamId = (await desk.client.accounts.getDesk()).team?.id ?? ''
    const alike = (text: string) => similarComments(desk.services.db, { teamId, pairId: desk.pair.id, text, limit: 3 })
    expect((await alike('A walnuts and spelt loaf, please'))[0]).toBe(asked)
    expect(await alike('!!!')).toEqual([])
    expect(
      await similarComments(desk.services.db, { teamId: 'another', pairId: desk.pair.id, text: 'spelt', limit: 3 }),
    ).toEqual([])
  })

  test('a page is read from the index of words and by the places in it, without sorting', async () => {
    const teamId = (await desk.client.accounts.getDesk()).team?.id ?? ''
    const nodes: RootOperationNode[] = []
    const listen: KyselyPlugin = {
      transformQuery: ({ node }) => {
        nodes.push(node)
        return node
      },
      transformResult: async ({ result }) => result,
    }
    const db = desk.services.db.withPlugin(listen)
    const context = { ...desk.services, db, teamId, person: { id: 'maya' }, now: new Date() } as unknown as Context
    await searchComments(context, desk.pair.id, {
      text: 'bread "of the" パン',
      view: 'all',
      order: 'newest',
      limit: 50,
      network: 'facebook',
    })
    await hitsAt(context, desk.pair.id, { text: '', view: 'open', order: 'newest', limit: 50, asks: 'yes' }, [1, 2])
    await indexSome(db, new Date())
    if (name !== 'SQLite') return
    const queries = nodes.map((node) => desk.services.db.getExecutor().compileQuery(node, { queryId: 'plan' }))
    const ours = queries.filter(({ sql }) => /^select.*"(?:words|comments|posts)"/s.test(sql))
    expect(ours.length).toBeGreaterThanOrEqual(5)
    for (const query of ours) {
      const { rows } = await desk.services.db.executeQuery<{ detail: string }>({
        ...query,
        sql: `explain query plan ${query.sql}`,
      })
      const plan = rows.map(({ detail }) => detail).join('\n')
      expect(plan).toMatch(/VIRTUAL TABLE INDEX|BySearchKey|ToSearch/)
      expect(plan).not.toMatch(/TEMP B-TREE|SCAN (?!words|found|json_each)/)
    }
  })

  test('two that index at once lose nothing and double nothing', async () => {
    const { db, clock } = desk.services
    const said = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => desk.tomWrites('facebook', `Pumpernickel ${n}`)))
    await indexed()
    for (const { id } of said) await db.updateTable('comments').set({ searchedAt: null }).where('id', '=', id).execute()
    await Promise.all([indexSome(db, clock()), indexSome(db, clock()), indexSome(db, clock())])
    await indexed()
    const { items } = await search('pumpernickel')
    expect(items.map(({ commentId }) => commentId).toSorted()).toEqual(said.map(({ id }) => id).toSorted())
  })

  test('the words of a pair that is forgotten are gone', async () => {
    await says('Nobody needs to know: kouign-amann')
    const teamId = (await desk.client.accounts.getDesk()).team?.id ?? ''
    const phrases = phrasesOf('kouign-amann')
    const scope = scopeOf('comments', { teamId, pairId: desk.pair.id })
    const { db } = desk.services
    const kept = () => newestWith(db, { scope, asked: askedFor(db, scope, phrases), limit: 9 })
    expect(await kept()).toHaveLength(1)
    await desk.client.linking.unlinkPair({ params: { pairId: desk.pair.id } })
    await desk.pass(31 * 24 * 3600)
    await eventually(kept, (keys) => keys.length === 0)
  })
})

import { describe, expect, test } from 'vitest'
import { seedWorld } from '../../server/sandbox/seed.ts'
import { openWorld, type World } from '../../server/sandbox/world.ts'

const noon = new Date('2026-05-20T12:00:00.000Z')

function seeded(size: 'full' | 'small', now = noon): World {
  const app = { id: '1', secret: 'secret', verifyToken: 'verify' }
  const world = openWorld({ file: ':memory:', baseUrl: 'http://localhost/sandbox', app, now: () => now })
  seedWorld(world, size)
  return world
}

const count = (world: World, what: string) =>
  world.db.prepare<[], { n: number }>(`select count(*) as n from ${what}`).get()?.n

const dump = (world: World, table: string) => world.db.prepare(`select * from ${table} order by 1, 2`).all()

interface Said {
  message: string
  network: string
  accountId: string
  hiddenAt: string | null
  createdAt: string
}

const saidBy = (world: World, name: string) =>
  world.db
    .prepare<[string, string], Said>(
      `select comments.message, comments.network, accountId, hiddenAt, comments.createdAt from comments join posts on posts.id = postId
       join people on people.id = authorId or instagramId = authorId where people.name in (?, ?)`,
    )
    .all(name, name)

describe('the full seed', () => {
  const world = seeded('full')

  test('is two shops with sixty posts and fifteen hundred comments each, some ads and mentions, and two hundred people', () => {
    expect(count(world, 'people')).toBe(200)
    const shops = world.db
      .prepare(
        `select pages.name, (select count(*) from posts where accountId in (pages.id, profiles.id) and id not in (select postId from ads)) as posts,
           (select count(*) from posts where accountId in (pages.id, profiles.id) and id in (select postId from ads)) as ads,
           (select count(*) from comments join posts on posts.id = postId where accountId in (pages.id, profiles.id)
             and postId not in (select postId from ads)) as comments,
           (select count(*) from comments join ads using (postId) join posts on posts.id = postId
             where accountId in (pages.id, profiles.id)) as paid
         from pages join profiles on profiles.pageId = pages.id order by pages.rowid`,
      )
      .all()
    expect(shops).toEqual([
      { name: "Maya's Bakery", posts: 60, ads: 6, comments: 1500, paid: 9 },
      // Three of its comments name the bakery.
      { name: 'Velo Norte', posts: 60, ads: 2, comments: 1503, paid: 3 },
    ])
  })

  test('is the same each time', () => {
    const again = seeded('full')
    for (const table of ['people', 'pages', 'profiles', 'posts', 'ads', 'comments', 'likes', 'adAds', 'adDays']) {
      expect(dump(again, table)).toEqual(dump(world, table))
    }
  })

  test('keeps ids and words on another day, and moves the dates along', () => {
    const later = seeded('full', new Date('2027-01-03T08:30:00.000Z'))
    const words = 'select id, accountId, message, picture from posts order by id'
    expect(later.db.prepare(words).all()).toEqual(world.db.prepare(words).all())
    expect(later.db.prepare('select max(createdAt) as at from comments').get()).toEqual({
      at: expect.stringMatching(/^2027-01-0[23]/),
    })
  })

  test('leaves an inhabited world alone', () => {
    const before = dump(world, 'comments')
    seedWorld(world, 'full')
    expect(dump(world, 'comments')).toEqual(before)
  })

  test('refers only to what exists', () => {
    expect(world.db.pragma('foreign_key_check')).toEqual([])
    const everybody = `select id from people where facebookAt is not null union select instagramId from people
      union select id from pages union select id from profiles`
    expect(count(world, `comments where authorId not in (${everybody} except select null)`)).toBe(0)
    expect(count(world, 'likes where targetId not in (select id from comments union select id from posts)')).toBe(0)
    expect(
      count(
        world,
        'comments join comments parent on parent.id = comments.parentId where parent.postId <> comments.postId',
      ),
    ).toBe(0)
  })

  test('keeps time: nothing in the future, no answer before its question, no comment before its post', () => {
    const now = noon.toISOString()
    for (const table of ['posts', 'comments', 'likes'])
      expect(count(world, `${table} where createdAt > '${now}'`)).toBe(0)
    expect(
      count(
        world,
        'comments join comments parent on parent.id = comments.parentId where parent.createdAt > comments.createdAt',
      ),
    ).toBe(0)
    expect(count(world, 'comments join posts on posts.id = postId where posts.createdAt > comments.createdAt')).toBe(0)
  })

  test('follows each network: no edits and no third level on Instagram, ids of their kind', () => {
    expect(count(world, "comments where network = 'instagram' and editedAt is not null")).toBe(0)
    const deep = 'comments join comments parent on parent.id = comments.parentId where parent.parentId is not null'
    expect(count(world, `${deep} and comments.network = 'instagram'`)).toBe(0)
    expect(count(world, `${deep} and comments.network = 'facebook'`)).toBeGreaterThan(0)
    const ids = (sql: string) =>
      world.db
        .prepare<[], { id: string }>(sql)
        .all()
        .map(({ id }) => id)
    for (const id of ids("select id from posts where network = 'facebook'")) expect(id).toMatch(/^\d{15}_1220\d{14}$/)
    for (const id of ids("select id from posts where network = 'instagram'")) expect(id).toMatch(/^179\d{14}$/)
    for (const id of ids("select id from comments where network = 'instagram'")) expect(id).toMatch(/^1(78|80)\d{14}$/)
    for (const id of ids("select id from comments where network = 'facebook'"))
      expect(id).toMatch(/^1220\d{14}_1\d{15}$/)
  })

  test('has its cast: Maya first, Tom with a question on each network, Dean rude and not hidden, spam hidden', () => {
    const first = world.db
      .prepare(
        'select people.name, pages.name as page from pages join people on people.id = ownerId order by pages.rowid',
      )
      .get()
    expect(first).toEqual({ name: 'Maya Flanagan', page: "Maya's Bakery" })
    expect(
      saidBy(world, 'Tom Becker')
        .map(({ network }) => network)
        .sort(),
    ).toEqual(['facebook', 'instagram'])
    expect(saidBy(world, 'Dean Rowley')).toEqual([expect.objectContaining({ network: 'facebook', hiddenAt: null })])
    expect(saidBy(world, 'Jessica Winslow Trades')).toEqual([expect.objectContaining({ hiddenAt: expect.any(String) })])
    expect(count(world, 'pages where id not in (select pageId from profiles)')).toBe(1)
  })

  test('has no shop that likes spam or insults', () => {
    const shops = 'select id from pages union select id from profiles'
    const likedByShop = world.db
      .prepare<[], { message: string }>(
        `select message from comments join likes on targetId = comments.id where actorId in (${shops})`,
      )
      .all()
    expect(likedByShop.length).toBeGreaterThan(100)
    expect(likedByShop.filter(({ message }) => /clowns|rubbish|t\.me|bit\.ly/.test(message))).toEqual([])
  })

  test('speaks many languages and scripts, and seldom repeats itself', () => {
    const messages = world.db
      .prepare<[], { message: string }>('select message from comments')
      .all()
      .map(({ message }) => message)
    const scripts = [
      /\p{Script=Hiragana}/u,
      /\p{Script=Arabic}/u,
      /\p{Script=Devanagari}/u,
      /\p{Script=Cyrillic}/u,
      /[¿¡]/,
      /ß|ü/,
      /ç|œ|è/,
      /ã|õ/,
      /\p{Extended_Pictographic}/u,
    ]
    for (const script of scripts) expect(messages.filter((message) => script.test(message)).length).toBeGreaterThan(20)
    expect(messages.filter((message) => message.includes('{'))).toEqual([])
    expect(
      count(
        world,
        '(select 1 from comments where parentId is null and length(message) > 12 group by postId, message having count(*) > 1)',
      ),
    ).toBe(0)
    expect(new Set(messages).size / messages.length).toBeGreaterThan(0.7)
  })

  test('names everybody once, on one network or both', () => {
    expect(count(world, '(select distinct name from people)')).toBe(200)
    expect(count(world, 'people where instagramId is null and facebookAt is null')).toBe(0)
    expect(count(world, 'people where instagramId is not null and facebookAt is not null')).toBeGreaterThan(80)
    expect(count(world, 'people where instagramUsername = name')).toBe(0)
  })
})

test('the small seed has the same cast, the ads, six posts and twenty-five comments per shop, and who is named there', () => {
  const world = seeded('small')
  expect(count(world, 'people')).toBe(200)
  expect(count(world, 'posts where id not in (select postId from ads)')).toBe(12)
  expect(count(world, 'ads')).toBe(6)
  expect(count(world, "comments where message not like '%@mayas.bakery%'")).toBe(50)
  expect(count(world, "comments where message like '%@mayas.bakery%'")).toBe(3)
  expect(count(world, 'comments join ads using (postId)')).toBe(0)
  expect(saidBy(world, 'Tom Becker')).toHaveLength(2)
  expect(saidBy(world, 'Dean Rowley')).toHaveLength(1)
})

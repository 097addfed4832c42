import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { bakery, dean, repairsPage, tom, velo } from '../../server/sandbox/cast.ts'
import { everyone } from '../../server/sandbox/castPeople.ts'
import { hideComment, writeComment } from '../../server/sandbox/comments.ts'
import { mountPages } from '../../server/sandbox/pages.ts'
import { sceneKeys } from '../../server/sandbox/picturesSpecs.ts'
import { seedWorld } from '../../server/sandbox/seed.ts'
import { createChance, seededRandom } from '../../server/sandbox/seedChance.ts'
import { createSpeaker } from '../../server/sandbox/seedSpeaker.ts'
import { startSimulator, visit } from '../../server/sandbox/simulator.ts'
import { openWorld, type World, type WorldEvent } from '../../server/sandbox/world.ts'

let world: World
let server: Server
let base: string

beforeAll(async () => {
  const app = express()
  const router = express.Router()
  app.use('/sandbox', router)
  server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sandbox`
  world = openWorld({ file: ':memory:', baseUrl: base, app: { id: '1', secret: 'secret', verifyToken: 'verify' } })
  mountPages(router, world)
})

beforeEach(() => {
  for (const table of ['adAccounts', 'ads', 'likes', 'comments', 'posts', 'profiles', 'pages', 'people', 'settings']) {
    world.db.pragma('foreign_keys = OFF')
    world.db.exec(`delete from ${table}`)
  }
  world.db.pragma('foreign_keys = ON')
  seedWorld(world, 'small')
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const pageFeed = `/facebook/${bakery.pageId}`
const profileFeed = `/instagram/${bakery.username}`

async function see(path: string, visitor?: string) {
  const answer = await fetch(base + path, { headers: visitor ? { cookie: `sandboxVisitor=${visitor}` } : {} })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(base + path, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' })

const newestPost = (accountId: string) =>
  world.db
    .prepare<[string], { id: string }>('select id from posts where accountId = ? order by createdAt desc')
    .get(accountId)?.id ?? ''

const commentOf = (authorId: string) =>
  world.db
    .prepare<[string], { id: string; message: string }>('select id, message from comments where authorId = ?')
    .get(authorId)

describe('the feeds', () => {
  test('are two different sights of two networks', async () => {
    const page = await see(pageFeed)
    expect(page.text).toContain('Maya&#39;s Bakery')
    expect(page.text).toContain('aria-label="Comment by Tom Becker"')
    expect(page.text).toContain('facebook.css')
    const grid = await see(profileFeed)
    expect(grid.text).toContain('mayas.bakery')
    expect(grid.text).toContain('instagram.css')
    expect(grid.text).not.toContain('Comment by')
    const post = await see(`${profileFeed}/p/${newestPost(bakery.profileId)}`)
    expect(post.text).toContain('aria-label="Comment by tom.becker"')
  })

  test('show people’s words as text and nothing else', async () => {
    const message = `<script>alert(1)</script> <img src=x onerror="alert(2)"> "quotes" & 'more' \u202Ereversed`
    writeComment(world, { actorId: tom.id, targetId: newestPost(bakery.pageId), message })
    const { text, headers } = await see(pageFeed)
    expect(text).not.toContain('<script>alert')
    expect(text).not.toContain('<img src=x')
    expect(text).toContain('&#60;script&#62;alert(1)&#60;/script&#62;')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline')
    expect(text).not.toMatch(/ style="| on[a-z]+="|<style|<script(?! type="module" src=)/)
  })

  test('leave a hidden comment to its author and the Page', async () => {
    const rude = commentOf(dean.id)
    if (!rude) throw new Error('Dean has said nothing.')
    expect((await see(pageFeed)).text).toContain('Absolute clowns')
    hideComment(world, { actorId: bakery.pageId, commentId: rude.id, hidden: true })
    expect((await see(pageFeed)).text).not.toContain('Absolute clowns')
    expect((await see(pageFeed, dean.id)).text).toContain('Absolute clowns')
    const maya = await see(pageFeed, 'business')
    expect(maya.text).toContain('Absolute clowns')
    expect(maya.text).toContain('Hidden: only its author')
  })

  test('ask nobody in vain: unknown Pages, Profiles and posts are not there, an empty Page says so', async () => {
    for (const path of ['/facebook/1', '/instagram/nobody', `${profileFeed}/p/1`, `${pageFeed}/posts/1`]) {
      expect((await see(path)).status).toBe(404)
    }
    expect((await see(`/facebook/${repairsPage.pageId}`)).text).toContain('has not posted anything yet')
    expect((await see(`${profileFeed}/p/${newestPost(bakery.pageId)}`)).status).toBe(404)
  })

  test('page through the past without a gap or a repeat', async () => {
    const ids = (text: string) => [...text.matchAll(/class="post" id="([\d_]+)"/g)].map(([, id]) => id)
    for (let index = 0; index < 23; index++) {
      world.db
        .prepare("insert into posts (id, network, accountId, message, createdAt) values (?, 'facebook', ?, 'Old', ?)")
        .run(
          `${bakery.pageId}_${index}`,
          bakery.pageId,
          new Date(1_700_000_000_000 + Math.floor(index / 2) * 1000).toISOString(),
        )
    }
    const seen: (string | undefined)[] = []
    for (let next: string | undefined = ''; next !== undefined; ) {
      const { text } = await see(`${pageFeed}${next}`)
      seen.push(...ids(text))
      next = /href="(\?before=[\d_]+)"/.exec(text)?.[1]
    }
    expect(seen).toHaveLength(26)
    expect(new Set(seen).size).toBe(26)
  })
})

describe('a visitor', () => {
  test('is Tom until they choose somebody else, who then is remembered', async () => {
    expect((await see(pageFeed)).text).toContain('Comment as Tom Becker')
    const chosen = await send('/visitor', { visitor: dean.id, back: `/sandbox${pageFeed}` })
    expect(chosen.status).toBe(303)
    expect(chosen.headers.get('location')).toBe(`/sandbox${pageFeed}`)
    const cookie = /sandboxVisitor=(\d+)/.exec(chosen.headers.get('set-cookie') ?? '')?.[1]
    expect((await see(pageFeed, cookie)).text).toContain('Comment as Dean Rowley')
    expect((await see(profileFeed, cookie)).text).not.toContain('<option value="6131284406917753"')
  })

  test('comments, answers and likes, by a form alone', async () => {
    const heard: WorldEvent[] = []
    const leave = world.listen((event) => heard.push(event))
    const postId = newestPost(bakery.pageId)
    const back = { accept: 'text/html', referer: `${base}${pageFeed}` }
    const answer = await send('/comments', { actorId: tom.id, targetId: postId, message: 'Smells like Saturday' }, back)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/sandbox${pageFeed}`)
    expect((await see(pageFeed)).text).toContain('Smells like Saturday')
    expect(heard).toEqual([{ kind: 'comment', accountId: bakery.pageId, postId }])
    await send('/likes', { actorId: dean.id, targetId: postId, liked: 'yes' })
    expect(
      world.db.prepare('select 1 from likes where targetId = ? and actorId = ?').get(postId, dean.id),
    ).toBeDefined()
    leave()
  })

  test('edits and deletes what is theirs, and hears a sentence about what is not', async () => {
    const own = commentOf(tom.id)?.id
    expect((await send(`/comments/${own}`, { actorId: tom.id, message: 'Three, please' })).status).toBe(204)
    expect(commentOf(tom.id)?.message).toBe('Three, please')
    const foreign = commentOf(dean.id)?.id
    const refused = await send(`/comments/${foreign}/removal`, { actorId: tom.id }, { accept: 'application/json' })
    expect(refused.status).toBe(400)
    expect(await refused.json()).toEqual({ message: 'This comment cannot be removed' })
    expect((await send(`/comments/${own}/removal`, { actorId: tom.id })).status).toBe(204)
    expect((await see(pageFeed)).text).not.toContain('Three, please')
  })

  test('cannot be spoken for by another site, nor led away', async () => {
    const fields = { actorId: tom.id, targetId: newestPost(bakery.pageId), message: 'Forged' }
    expect((await send('/comments', fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await see(pageFeed)).text).not.toContain('Forged')
    for (const back of [
      'https://elsewhere.example/',
      '//elsewhere.example/',
      '/sandbox\\@elsewhere.example',
      '/elsewhere',
    ]) {
      const answer = await send('/visitor', { visitor: 'business', back })
      expect(answer.headers.get('location')).toBe('/sandbox/')
    }
  })
})

test('the stream tells a feed of its own comments and of no other shop’s', async () => {
  const leaving = new AbortController()
  const answer = await fetch(`${base}/stream?account=${bakery.pageId}`, { signal: leaving.signal })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  await reader?.read()
  world.happened({ kind: 'comment', accountId: 'another', postId: 'other' })
  world.happened({ kind: 'comment', accountId: bakery.pageId, postId: 'mine' })
  expect((await reader?.read())?.value).toBe('event: comment\ndata: {"postId":"mine"}\n\n')
  leaving.abort()
})

test('pictures are made for every post, in its ratio, and for every avatar', async () => {
  expect(sceneKeys.length).toBeGreaterThan(80)
  const keys = world.db
    .prepare<[], { picture: string }>('select distinct picture from posts where picture is not null')
    .all()
  for (const { picture } of keys) expect(sceneKeys).toContain(picture.replace(/-[\d.]+x[\d.]+$/, ''))
  const wide = await fetch(`${base}/media/almond-croissants-1.91x1.jpg?w=480`)
  expect(wide.headers.get('content-type')).toBe('image/jpeg')
  expect(wide.headers.get('cache-control')).toContain('immutable')
  const { default: sharp } = await import('sharp')
  expect(await sharp(await wide.arrayBuffer()).metadata()).toMatchObject({ format: 'jpeg', width: 480, height: 251 })
  const face = await fetch(`${base}/media/${tom.avatar}.webp?w=64`)
  expect(await sharp(await face.arrayBuffer()).metadata()).toMatchObject({ format: 'webp', width: 64, height: 64 })
  expect((await fetch(`${base}/media/..%2F..%2Fpackage.jpg`)).status).toBe(404)
})

describe('the simulator', () => {
  test('lets customers come at the chosen pace and sends them home', () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const simulator = startSimulator({ ...world, random: seededRandom(7) })
    let deeds = 0
    const leave = world.listen(() => deeds++)
    vi.advanceTimersByTime(60_000)
    expect(deeds).toBe(0)
    simulator.setPace(120)
    expect(simulator.pace()).toBe(120)
    vi.advanceTimersByTime(60_000)
    expect(deeds).toBeGreaterThan(80)
    expect(deeds).toBeLessThan(150)
    simulator.setPace(0)
    deeds = 0
    vi.advanceTimersByTime(60_000)
    expect(deeds).toBe(0)
    leave()
    simulator.stop()
    vi.useRealTimers()
  })

  test('lets them do all that customers do, and leaves the story alone', () => {
    const chance = createChance(seededRandom(5))
    const people = everyone()
    const speakers = { bakery: createSpeaker(bakery, people, chance), velo: createSpeaker(velo, people, chance) }
    const storyIds = [commentOf(tom.id), commentOf(dean.id)]
    const count = (what: string) =>
      world.db.prepare<[], { n: number }>(`select count(*) as n from ${what}`).get()?.n ?? 0
    const before = { comments: count('comments'), replies: count('comments where parentId is not null') }
    for (let index = 0; index < 250; index++) visit(world, chance, (key) => speakers[key])
    expect(count('comments') - before.comments).toBeGreaterThan(120)
    expect(count('comments where parentId is not null')).toBeGreaterThan(before.replies)
    expect(count('comments where deletedAt is not null')).toBeGreaterThan(0)
    expect(count("comments where network = 'facebook' and editedAt is not null")).toBeGreaterThan(0)
    expect(count("comments where network = 'instagram' and editedAt is not null")).toBe(0)
    expect([commentOf(tom.id), commentOf(dean.id)]).toEqual(storyIds)
  })
})

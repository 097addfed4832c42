import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../../server/contract/people.ts'
import type { ThreadRow } from '../../server/contract/threads.ts'
import type { Network } from '../../server/contract/values.ts'
import { write } from '../../server/db/write.ts'
import { enqueue } from '../../server/jobs/queue.ts'
import { keepIdentity } from '../../server/keeping/identities.ts'
import { bakery } from '../../server/sandbox/cast.ts'
import { hideComment } from '../../server/sandbox/comments.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { newcomer } from '../support/visitors.ts'

describe.each(databases)('people, on %s', (_name, open) => {
  let desk: Bakery
  let onPage: ThreadRow
  let onProfile: ThreadRow
  beforeAll(async () => {
    desk = await startBakery({ database: await open() })
    onPage = await desk.tomWrites('facebook', 'Is there any rye left?')
    onProfile = await desk.tomWrites('instagram', 'Save me a rye 🚲')
  }, 60_000)
  afterAll(() => desk.stop())

  const customer = async (threadId: string): Promise<Person> => {
    const { person } = await desk.client.people.getCustomer({ params: { threadId } })
    if (!person) throw new Error('Nobody opened the thread.')
    return person
  }
  const confirm = (one: Person, other: Person, client = desk.client) =>
    client.people.confirmIdentity({ params: { personId: one.id, identityId: other.identities[0]?.id ?? '' } })
  /** Somebody who is known by name only, as far as this test is concerned. */
  const known = async (network: Network, authorName: string) => {
    const { services, pair } = desk
    const teamId = (await desk.client.accounts.getDesk()).team?.id ?? ''
    const author = { pairId: pair.id, network, authorId: `id of ${authorName}`, authorName }
    await write(services.db, (trx) => keepIdentity(trx, { ...services, teamId, now: services.clock() }, author))
    const kept = await services.db.selectFrom('identities').where('handle', '=', author.authorId).select('id').execute()
    return kept[0]?.id ?? ''
  }
  const suggestedFor = async (personId: string) => {
    // Asked for through something that answers with the person and changes nothing.
    const params = { personId, identityId: personId }
    return (await desk.client.people.reconsiderIdentity({ params })).suggestions
  }

  test('a card tells what somebody wrote, and what became of it', async () => {
    const person = await customer(onPage.id)
    const [tom] = person.identities
    const before = tom?.history
    expect(tom).toMatchObject({ network: 'facebook', name: 'Tom Becker', note: { text: '', version: 0 } })
    expect(before).toMatchObject({ lastAt: onPage.activeAt, more: false })

    const rude = await desk.tomWrites('facebook', 'You are all crooks')
    hideComment(desk.world, { actorId: bakery.pageId, commentId: rude.id, hidden: true })
    await desk.reply(onPage.id, 'Until six.')
    await desk.delivered(onPage.id, onPage.id, null)
    await desk.rest()
    await desk.pass(1)

    const after = (await customer(onPage.id)).identities[0]?.history
    expect(after).toMatchObject({
      comments: (before?.comments ?? 0) + 1,
      threads: (before?.threads ?? 0) + 1,
      hidden: (before?.hidden ?? 0) + 1,
      answered: (before?.answered ?? 0) + 1,
    })
  })

  test('Tom Becker on the Page and tom.becker on the Profile are suggested to each other, with the reason', async () => {
    const [suggestion] = (await customer(onPage.id)).suggestions
    expect(suggestion).toMatchObject({ identity: { network: 'instagram', name: 'tom.becker' }, likeness: 100 })
    expect(suggestion?.why).toMatch(/same words/)
    expect(suggestion?.latest).toMatchObject({ threadId: onProfile.id, message: 'Save me a rye 🚲' })
    expect((await customer(onProfile.id)).suggestions[0]?.identity.name).toBe('Tom Becker')
  })

  test.each([
    ['Марія Шевчук', 'mariia.shevchuk'],
    ['Юлія Ткаченко', 'tkachenkoyuliia'],
    ['Jörg Müller', 'joerg_mueller'],
    ['Ravi Menon', 'ravimenon_87'],
    ['Amélie Laurent', 'amelie.l'],
    ['Anna Lindqvist', 'anna.lindq'],
    ['Kate O’Neill', 'k.oneill'],
    ['Dmitri Volkov', 'dmitry_volkov'],
    ['Ждан Σοφία', 'zhdan.sofia'],
  ])('%s might be %s, whichever of them one looks at', async (name, username) => {
    const page = await known('facebook', name)
    const profile = await known('instagram', username)
    expect((await suggestedFor(page)).map(({ identity }) => identity.name)).toContain(username)
    expect((await suggestedFor(profile)).map(({ identity }) => identity.name)).toContain(name)
  })

  test.each([
    ['Lena Hoffmann', 'lena.bakes'],
    ['Paul Ott', 'paulina.ostrowski'],
    ['佐藤由紀', 'yuki.sato'],
    ['🥐🥐', '🥐'],
  ])('%s is not taken for %s', async (name, username) => {
    const page = await known('facebook', name)
    await known('instagram', username)
    expect((await suggestedFor(page)).map(({ identity }) => identity.name)).not.toContain(username)
  })

  test('the likeliest comes first, and no more than three', async () => {
    const page = await known('facebook', 'Orla Whelan')
    for (const name of ['o.whelan', 'orla.w', 'orlawhelan', 'orla.whelan', 'whelan_orla_1'])
      await known('instagram', name)
    const suggested = await suggestedFor(page)
    expect(
      suggested
        .map(({ identity }) => identity.name)
        .slice(0, 2)
        .sort(),
    ).toEqual(['orla.whelan', 'whelan_orla_1'])
    expect(suggested[2]?.identity.name).toBe('orlawhelan')
    expect(suggested).toHaveLength(3)
  })

  test('two names that are confirmed share one card; split again, each goes with its own history and note', async () => {
    const [page, profile] = [await customer(onPage.id), await customer(onProfile.id)]
    const [pageName, profileName] = [page.identities[0], profile.identities[0]]
    await note(pageName?.id, 0, 'Nut allergy')
    await note(profileName?.id, 0, 'Comes by bike')

    const one = await confirm(page, profile)
    expect(one.identities.map(({ name, note }) => [name, note.text])).toEqual([
      ['Tom Becker', 'Nut allergy'],
      ['tom.becker', 'Comes by bike'],
    ])
    expect(one.suggestions).toEqual([])
    expect((await customer(onProfile.id)).id).toBe(one.id)
    const { items } = await desk.client.people.listRemarks({ params: { personId: one.id } })
    expect(new Set(items.map(({ network }) => network)).size).toBe(2)

    const left = await desk.client.people.splitIdentity({
      params: { personId: one.id, identityId: profileName?.id ?? '' },
    })
    expect(left.identities.map(({ name, note }) => [name, note.text])).toEqual([['Tom Becker', 'Nut allergy']])
    const other = await customer(onProfile.id)
    expect(other.identities).toEqual([
      expect.objectContaining({
        name: 'tom.becker',
        history: profileName?.history,
        note: expect.objectContaining({ text: 'Comes by bike' }),
      }),
    ])
    expect(other.journal.slice(0, 2)).toMatchObject([
      { action: 'split', names: ['Tom Becker', 'tom.becker'], by: expect.any(String), at: expect.any(String) },
      { action: 'confirmed', names: ['Tom Becker', 'tom.becker'] },
    ])
    expect(left.journal).toEqual(other.journal)
  })

  test('whoever gave the person its id can leave as well', async () => {
    const [page, profile] = [await customer(onPage.id), await customer(onProfile.id)]
    const one = await confirm(page, profile)
    const left = await desk.client.people.splitIdentity({
      params: { personId: one.id, identityId: page.identities[0]?.id ?? '' },
    })
    expect(left.identities.map(({ name }) => name)).toEqual(['tom.becker'])
    expect((await customer(onPage.id)).identities.map(({ name }) => name)).toEqual(['Tom Becker'])
  })

  test('two members who confirm at once take one step', async () => {
    const [page, profile] = [await customer(onPage.id), await customer(onProfile.id)]
    const before = page.journal.length
    const [one, other] = await Promise.all([confirm(page, profile), confirm(page, profile)])
    expect(one.identities.map(({ name }) => name)).toEqual(other.identities.map(({ name }) => name))
    const after = await customer(onPage.id)
    expect(after.journal.length).toBe(before + 1)
    await desk.client.people.splitIdentity({
      params: { personId: after.id, identityId: profile.identities[0]?.id ?? '' },
    })
  })

  test('two members who confirm each from their own side lose nobody', async () => {
    const [page, profile] = [await customer(onPage.id), await customer(onProfile.id)]
    await Promise.allSettled([confirm(page, profile), confirm(profile, page)])
    const after = await customer(onPage.id)
    expect(after.identities.map(({ name }) => name)).toEqual(['Tom Becker', 'tom.becker'])
    await desk.client.people.splitIdentity({
      params: { personId: after.id, identityId: profile.identities[0]?.id ?? '' },
    })
  })

  test('what was dismissed is not suggested again, on either side, until somebody reconsiders', async () => {
    const [page, profile] = [await customer(onPage.id), await customer(onProfile.id)]
    const params = { personId: page.id, identityId: profile.identities[0]?.id ?? '' }
    const names = ({ suggestions }: Person) => suggestions.map(({ identity }) => identity.name)
    expect(names(await desk.client.people.dismissIdentity({ params }))).not.toContain('tom.becker')
    await desk.tomWrites('instagram', 'And a bun')
    expect(names(await customer(onPage.id))).not.toContain('tom.becker')
    expect(names(await customer(onProfile.id))).not.toContain('Tom Becker')
    const again = await desk.client.people.reconsiderIdentity({ params })
    expect(names(again)).toContain('tom.becker')
    expect(again.journal.slice(0, 2).map(({ action }) => action)).toEqual(['reconsidered', 'dismissed'])
  })

  test('of two who write a note at once, the second is told, and nothing is lost', async () => {
    const { identities } = await customer(onPage.id)
    const [tom] = identities
    const version = tom?.note.version ?? 0
    await note(tom?.id, version, 'Likes rye')
    await expect(note(tom?.id, version, 'Likes spelt')).rejects.toMatchObject({ code: 'outdated' })
    expect((await customer(onPage.id)).identities[0]?.note).toMatchObject({
      text: 'Likes rye',
      version: version + 1,
      by: expect.any(String),
    })
  })

  test('the history turns its pages without losing or repeating a remark', async () => {
    const merged = await confirm(await customer(onPage.id), await customer(onProfile.id))
    for (const word of ['one', 'two', 'three']) await desk.tomWrites('facebook', word)
    const params = { personId: merged.id }
    const all = (await desk.client.people.listRemarks({ params, query: { limit: 100 } })).items
    const found: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await desk.client.people.listRemarks({ params, query: { limit: 2, cursor } })
      found.push(...page.items.map(({ id }) => id))
      if (page.nextCursor === null) break
      cursor = page.nextCursor
    }
    expect(found).toEqual(all.map(({ id }) => id))
    expect(all[0]?.post).toMatchObject({ id: expect.any(String), message: expect.any(String) })
  })

  test('whoever wrote before names were kept is gathered by the job', async () => {
    const { db } = desk.services
    await db.deleteFrom('personSteps').execute()
    await db.deleteFrom('identities').execute()
    await db.deleteFrom('twins').execute()
    const teamId = (await desk.client.accounts.getDesk()).team?.id ?? ''
    const payload = { pairId: desk.pair.id }
    const job = { kind: 'people.gather', lane: 'insights', subject: 'gather', payload } as const
    await write(db, (trx) => enqueue(trx, { ...desk.services, teamId, now: desk.services.clock() }, job))
    await desk.rest()

    const authors = await db
      .selectFrom('comments')
      .where('authorUs', '=', 0)
      .where('authorId', 'is not', null)
      .select('authorId')
      .distinct()
      .execute()
    const kept = await db.selectFrom('identities').select('handle').execute()
    expect(kept.map(({ handle }) => handle).sort()).toEqual(authors.map(({ authorId }) => authorId ?? '').sort())
    expect(await db.selectFrom('twins').selectAll().execute()).not.toEqual([])
  })

  test("another team's people are as unknown as those that never were", async () => {
    const [page, profile] = [await customer(onPage.id), await customer(onProfile.id)]
    const { people } = (await newcomer(desk, 'mallory')).client
    const theirs = { personId: page.id, identityId: profile.identities[0]?.id ?? '' }
    const nobodys = { personId: 'never', identityId: 'was' }
    const problems = [theirs, nobodys].map((params) =>
      Promise.all(
        [
          people.listRemarks({ params }),
          people.keepNote({ params, version: 0, body: { text: 'x' } }),
          people.confirmIdentity({ params }),
          people.dismissIdentity({ params }),
          people.splitIdentity({ params }),
          people.reconsiderIdentity({ params }),
        ].map((each) => each.then(String, ({ code, message }) => `${code} ${message}`)),
      ),
    )
    const [first, second] = await Promise.all(problems)
    expect(first).toEqual(second)
    expect(first).toEqual(Array.from({ length: 6 }, () => 'not_found Your team knows no such person.'))
  })

  const note = (identityId = '', version: number, text: string) =>
    desk.client.people.keepNote({ params: { identityId }, version, body: { text } })
})

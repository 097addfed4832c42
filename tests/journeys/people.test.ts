import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Pair } from '../../server/contract/linking.ts'
import type { Person } from '../../server/contract/people.ts'
import type { Network } from '../../server/contract/values.ts'
import { settledIn } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('people on %s', (_name, start) => {
  let stage: Stage
  let pair: Pair
  beforeEach(async () => {
    stage = await start()
    pair = await settledIn(stage)
  })
  afterEach(() => stage.close())

  const threadsOn = async (network: Network) => {
    const query = { network, limit: 100 }
    return (await stage.client.inbox.listThreads({ params: { pairId: pair.id }, query })).items
  }
  const customerOf = async (threadId: string): Promise<Person> => {
    const { person } = await stage.client.people.getCustomer({ params: { threadId } })
    if (!person) throw new Error('Nobody opened the thread.')
    return person
  }
  const somebody = async (network: Network = 'facebook') => {
    const row = (await threadsOn(network)).find(({ author }) => !author.us)
    if (!row) throw new Error(`Nobody wrote on ${network}.`)
    return { row, person: await customerOf(row.id) }
  }

  test('the card of whoever opened a thread tells their history, page by page', async () => {
    const { row, person } = await somebody()
    const [identity] = person.identities
    expect(identity).toMatchObject({ network: 'facebook', name: row.author.name, note: { text: '', version: 0 } })
    const all = await stage.client.people.listRemarks({ params: { personId: person.id }, query: { limit: 100 } })
    expect(all.items).toHaveLength(identity?.history.comments ?? -1)
    expect(all.items.map(({ threadId }) => threadId)).toContain(row.id)
    const first = await stage.client.people.listRemarks({ params: { personId: person.id }, query: { limit: 1 } })
    expect(first.items).toEqual(all.items.slice(0, 1))
  })

  test('a note is kept, and an old version of it does not win', async () => {
    const { row, person } = await somebody()
    const params = { identityId: person.identities[0]?.id ?? '' }
    const kept = await stage.client.people.keepNote({ params, version: 0, body: { text: ' Nut allergy ' } })
    expect(kept).toMatchObject({ text: 'Nut allergy', version: 1, by: expect.any(String), at: expect.any(String) })
    const late = stage.client.people.keepNote({ params, version: 0, body: { text: 'None' } })
    await expect(late).rejects.toMatchObject({ code: 'outdated' })
    expect((await customerOf(row.id)).identities[0]?.note).toEqual(kept)
  })

  test('two names are confirmed to be one person, and split again', async () => {
    const [page, profile] = [await somebody('facebook'), await somebody('instagram')]
    const identityId = profile.person.identities[0]?.id ?? ''
    const params = { personId: page.person.id, identityId }
    for (const _twice of [1, 2]) {
      const one = await stage.client.people.confirmIdentity({ params })
      expect(one.identities.map(({ network }) => network)).toEqual(['facebook', 'instagram'])
    }
    const merged = await customerOf(profile.row.id)
    expect(merged.id).toBe(page.person.id)
    expect(merged.journal.map(({ action }) => action)).toEqual(['confirmed'])

    const left = await stage.client.people.splitIdentity({ params })
    expect(left.identities).toEqual(page.person.identities)
    expect((await customerOf(profile.row.id)).identities).toEqual(profile.person.identities)
    expect(left.journal.map(({ action }) => action)).toEqual(['split', 'confirmed'])
  })

  test('a name that was dismissed is remembered, and can be reconsidered', async () => {
    const [page, profile] = [await somebody('facebook'), await somebody('instagram')]
    const params = { personId: page.person.id, identityId: profile.person.identities[0]?.id ?? '' }
    const names = ({ suggestions }: Person) => suggestions.map(({ identity }) => identity.id)
    expect(names(await stage.client.people.dismissIdentity({ params }))).not.toContain(params.identityId)
    const again = await stage.client.people.reconsiderIdentity({ params })
    expect(again.journal.map(({ action }) => action)).toEqual(['reconsidered', 'dismissed'])
  })

  test('the same post on the other network is suggested, confirmed and dismissed', async () => {
    const { threadId, postId, twins } = await somethingWithTwin()
    expect(twins[0]).toMatchObject({ state: 'suggested', by: null, post: { id: postId, network: 'instagram' } })
    const decide = (state: 'suggested' | 'confirmed' | 'dismissed') =>
      stage.client.people.decideTwin({ params: { threadId, postId }, body: { state } })
    const first = async () => (await stage.client.people.getTwins({ params: { threadId } })).twins[0]

    await decide('confirmed')
    expect(await first()).toMatchObject({ state: 'confirmed', by: expect.any(String), post: { id: postId } })
    await decide('dismissed')
    expect((await first())?.post.id).not.toBe(postId)
    await decide('suggested')
    expect(await first()).toMatchObject({ state: 'suggested', post: { id: postId } })
  })

  test('a twin is set by hand among the posts of the other network', async () => {
    const { threadId, twins } = await somethingWithTwin()
    const { posts } = await stage.client.people.listTwinChoices({ params: { threadId } })
    expect(posts.map(({ id }) => id)).toContain(twins[0]?.post.id)
    const other = posts.find(({ id }) => id !== twins[0]?.post.id)?.id ?? ''
    await stage.client.people.decideTwin({ params: { threadId, postId: other }, body: { state: 'confirmed' } })
    const now = await stage.client.people.getTwins({ params: { threadId } })
    expect(now.twins[0]).toMatchObject({ state: 'confirmed', post: { id: other } })

    const same = (await stage.client.inbox.getThread({ params: { threadId } })).post.id
    const aim = { params: { threadId, postId: same }, body: { state: 'confirmed' as const } }
    await expect(stage.client.people.decideTwin(aim)).rejects.toMatchObject({ code: 'conflict' })
    const nowhere = { params: { threadId, postId: 'nowhere' }, body: { state: 'confirmed' as const } }
    await expect(stage.client.people.decideTwin(nowhere)).rejects.toMatchObject({ code: 'not_found' })
  })

  async function somethingWithTwin() {
    for (const { id: threadId } of await threadsOn('facebook')) {
      const { twins } = await stage.client.people.getTwins({ params: { threadId } })
      const [twin] = twins
      if (twin) return { threadId, twins, postId: twin.post.id }
    }
    throw new Error('No post has a twin.')
  }
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayDo, roleNames } from '../../server/contract/access.ts'
import type { Endpoint } from '../../server/contract/endpoint.ts'
import { databases } from '../support/databases.ts'
import { endpoints, type NamedEndpoint, pathOf } from '../support/endpoints.ts'
import { type Server, type ServerBrowser, startServer } from '../support/server.ts'
import { thingsOf } from '../support/things.ts'
import { cameAgain, everyVisitor, newcomer, settledOwner, type Visitor } from '../support/visitors.ts'

let server: Server
let owner: Awaited<ReturnType<typeof settledOwner>>
let visitors: Visitor[]

describe.each(databases)('rights, on %s', (_name, open) => {
  beforeAll(async () => {
    server = await startServer({ database: await open() })
    owner = await settledOwner(server, 'owner')
    visitors = await everyVisitor(server, owner)
  }, 60_000)
  afterAll(() => server.stop())

  test.each(['nobody', 'no team', ...roleNames] as const)(
    'what %s may call is what the contract says',
    async (role) => {
      const visitor = visitors.find((one) => one.role === role)
      if (!visitor) throw new Error(`There is no visitor of the kind ${role}.`)

      const found: Record<string, string> = {}
      // What ends a session comes last: it would turn the visitor into nobody.
      for (const named of [...endpoints.filter(not(endsSessions)), ...endpoints.filter(endsSessions)]) {
        const browser = endsSessions(named) ? await cameAgain(server, visitor.email) : visitor
        found[named.name] = await admission(browser, named)
      }
      const said = endpoints.map(({ name, endpoint }) => [name, rule(endpoint, role)])
      expect(found).toEqual(Object.fromEntries(said))
    },
    60_000,
  )

  test("another team's things are as unknown as things that never were", async () => {
    const outsider = await newcomer(server, 'outsider')
    const team = { ...owner, ...(await cameAgain(server, owner.email)) }
    const things = await thingsOf(server, team)
    const before = await picture(team)

    // Whoever holds the link of an invite may read it: it is made to be handed over.
    const aimed = endpoints.filter(
      ({ name, endpoint, params }) =>
        endpoint.access !== 'anyone' && name !== 'accounts.acceptInvite' && params.some((param) => param in things),
    )
    expect(aimed.length).toBeGreaterThan(20)
    for (const named of aimed) {
      const theirs = await ask(outsider, named, things)
      const nobodys = await ask(outsider, named, {})
      expect({ name: named.name, ...theirs }).toEqual({ name: named.name, ...nobodys })
      expect(theirs, named.name).toMatchObject({ status: 404, code: 'not_found' })
    }
    expect(await picture(team)).toEqual(before)
  }, 60_000)

  test('what one team sees holds nothing of another', async () => {
    const stranger = await newcomer(server, 'stranger')
    const { accounts, linking } = stranger.client
    expect((await linking.listPairs()).items).toEqual([])
    expect((await linking.listConnections()).items).toEqual([])
    expect((await accounts.listInvites()).items).toEqual([])
    expect((await accounts.listMembers()).items.map(({ email }) => email)).toEqual([stranger.email])
  })

  test('a member who is removed hears and reads nothing more, at once', async () => {
    const boss = await newcomer(server, 'boss')
    const guest = await newcomer(server, 'guest')
    const invite = await boss.client.accounts.inviteMember({ body: { email: guest.email, role: 'admin' } })
    await guest.client.accounts.acceptInvite({ params: { inviteId: invite.id } })
    const stream = await guest.send(`${server.url}/api/live`)
    const { items } = await boss.client.accounts.listMembers()
    const memberId = items.find(({ email }) => email === guest.email)?.id ?? ''

    await boss.client.accounts.changeRole({ params: { memberId }, body: { role: 'analyst' } })
    await expect(guest.client.linking.listConnections()).rejects.toMatchObject({ code: 'forbidden' })

    const removedAt = performance.now()
    await boss.client.accounts.removeMember({ params: { memberId } })
    // The whole body can be read only once the stream has ended.
    await stream.text()
    expect(performance.now() - removedAt).toBeLessThan(2000)
    const { team, teams } = await guest.client.accounts.getDesk()
    expect(teams.map(({ id }) => id)).toEqual([team?.id])
  })
})

const endsSessions = ({ name }: NamedEndpoint) => name === 'accounts.signOut' || name === 'accounts.signOutEverywhere'

const not =
  <T>(is: (one: T) => boolean) =>
  (one: T) =>
    !is(one)

function rule({ access }: Endpoint, role: Visitor['role']) {
  if (access === 'anyone') return 'admitted'
  if (role === 'nobody') return 'signed_out'
  if (access === 'person') return 'admitted'
  if (role === 'no team') return 'forbidden'
  return access === 'member' || mayDo(role, access) ? 'admitted' : 'forbidden'
}

/** Asks for something that cannot be, so that whoever is let in changes nothing. */
async function admission(browser: ServerBrowser, named: NamedEndpoint) {
  const { code } = await ask(browser, named, {}, {})
  return code === 'signed_out' || code === 'forbidden' ? code : 'admitted'
}

/** Bodies that pass the contract, so that it is the thing that is missing and nothing else. */
const bodies: Record<string, unknown> = {
  'accounts.changeRole': { role: 'analyst' },
  'bulk.startBatch': { change: { action: 'finish' }, threads: { view: 'open' } },
  'inbox.saveView': { name: 'Mine', filter: {} },
  'inbox.changeView': { name: 'Mine', filter: {} },
  'exports.startExport': { format: 'csv', threads: ['never-was'] },
  'linking.changePair': { zone: 'UTC' },
  'moderation.replyToComment': { message: 'Hello' },
  'targets.changeTarget': {
    minutes: { facebook: null, instagram: null, priority: null },
    hours: [[], [], [], [], [], [], []],
    holidays: [],
  },
  'moderation.changeSending': { message: 'Hello' },
  'moderation.replyPrivately': { message: 'Hello' },
  'moderation.decidePrivateReply': { decision: 'drop' },
  'moderation.editComment': { message: 'Hello' },
  'moderation.blockAuthor': { hideComments: true },
  'moderation.decideDelivery': { decision: 'drop' },
  'savedReplies.changeSavedReply': { title: 'Hello', text: 'Hello' },
  'savedReplies.changeShopLink': { url: null },
  'presence.showPresence': { state: 'reading' },
  'people.keepNote': { text: 'Nut allergy' },
  'people.decideTwin': { state: 'confirmed' },
  'triage.snoozeThread': { until: new Date(Date.now() + 3_600_000).toISOString() },
  'triage.assignThread': { personId: 'never-was' },
  'triage.prioritiseThread': { priority: 'high' },
  'labels.changeLabel': { name: 'Theirs', colour: 'red' },
  'notes.writeNote': { message: 'Hello' },
  'notes.changeNote': { message: 'Hello' },
  'turns.changeTurns': { on: false, personIds: [] },
  'rules.makeRule': { name: 'Theirs', when: {}, actions: [{ do: 'hide' }] },
  'rules.changeRule': { name: 'Theirs', when: {}, actions: [{ do: 'hide' }] },
  'rules.orderRules': { ruleIds: [] },
  'rules.armRule': { sure: true },
  'rules.markHit': { mark: 'right' },
  'adAccounts.chooseAdAccount': { id: 'act_1' },
  'audiences.estimateAudience': { audience: {}, placements: {}, goal: 'reach' },
  'audiences.saveAudience': { name: 'Theirs', audience: {} },
  'audiences.changeAudience': { name: 'Theirs', audience: {} },
  'adImages.takePostPicture': { postId: 'never-was' },
  'campaigns.makeCampaign': { from: 'nothing' },
  'campaigns.saveContent': {},
  'campaigns.makeTemplate': { name: 'Theirs', campaignId: 'never-was' },
  'campaigns.showEditing': { section: null },
  'launches.checkPlan': { hash: '0'.repeat(64) },
  'launches.askApproval': { hash: '0'.repeat(64) },
  'launches.approve': { hash: '0'.repeat(64) },
  'launches.launch': { hash: '0'.repeat(64), sure: true },
  'launches.decideStep': { decision: 'give_up' },
  'running.setBudget': { amount: 1, sure: true },
  'running.settleDrift': { take: 'ours' },
  'spending.setLimits': { approvalAbove: null, perMonth: null },
  'rules.undoActs': { from: '2020-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' },
}

const queries: Record<string, string> = {
  'search.searchComments': '?text=rye',
  'audiences.searchInterests': '?text=rye',
  'audiences.searchPlaces': '?text=rye',
  'audiences.searchLanguages': '?text=rye',
}

async function ask(
  browser: ServerBrowser,
  named: NamedEndpoint,
  things: Record<string, string>,
  body: unknown = bodies[named.name],
) {
  const { endpoint, params } = named
  const filled = Object.fromEntries(params.map((name) => [name, things[name] ?? 'never-was']))
  const response = await browser.send(`${server.url}/api${pathOf(named, filled)}${queries[named.name] ?? ''}`, {
    method: endpoint.method,
    headers: { 'content-type': endpoint.upload?.[0] ?? 'application/json', 'if-match': '"1"' },
    body: endpoint.upload ? 'no picture' : endpoint.body && JSON.stringify(body),
  })
  if ((endpoint.stream || endpoint.download) && response.ok)
    return { status: 200, code: undefined, title: await response.body?.cancel() }
  const { code, title } = (response.status === 204 ? {} : await response.json()) as { code?: string; title?: string }
  return { status: response.status, code, title }
}

/** All that somebody else could have changed. */
async function picture({ client, pair }: typeof owner) {
  const params = { pairId: pair.id }
  const { zone, version, sync } = await client.linking.getPair({ params })
  return {
    zone,
    version,
    sync,
    members: await client.accounts.listMembers(),
    invites: await client.accounts.listInvites(),
    connections: await client.linking.listConnections(),
    savedReplies: await client.savedReplies.listSavedReplies(),
    shopLink: await client.savedReplies.getShopLink({ params }),
    counts: await client.inbox.countThreads({ params }),
    labels: await client.labels.listLabels(),
    exports: (await client.exports.listExports({ params })).items.map(({ id }) => id),
    turns: await client.turns.getTurns({ params }),
    views: await client.inbox.listViews({ params }),
    campaigns: await client.campaigns.listCampaigns({ params }),
    templates: await client.campaigns.listTemplates({ params }),
    audiences: await client.audiences.listAudiences({ params }),
    pictures: await client.adImages.listImages({ params }),
    posts: await client.posts.listPosts({ params }),
    limits: await client.spending.getLimits({ params }),
    batches: await client.bulk.listBatches({ params }),
    notifications: await client.notifications.listNotifications(),
    browsers: await client.notifications.listPushSubscriptions(),
    threads: await client.inbox.listThreads({ params, query: { limit: 100 } }),
  }
}

import { write } from '../../server/db/write.ts'
import { notify } from '../../server/notices/notify.ts'
import { eventually } from './journey.ts'
import { jpeg } from './pictures.ts'
import { rulesOf } from './rules.ts'
import type { Server } from './server.ts'
import type { settledOwner } from './visitors.ts'

type Owner = Awaited<ReturnType<typeof settledOwner>>

/** One real thing of each kind that a path can name. */
export async function thingsOf(server: Server, { client, connection, pair }: Owner): Promise<Record<string, string>> {
  const { items: threads } = await client.inbox.listThreads({ params: { pairId: pair.id } })
  const threadId = threads.find(({ author }) => !author.us)?.id ?? ''
  const { person } = await client.people.getCustomer({ params: { threadId } })
  const { items: members } = await client.accounts.listMembers()
  const memberId = members.find(({ role }) => role === 'moderator')?.id ?? ''
  const invite = await client.accounts.inviteMember({ body: { email: 'somebody.else@example.com', role: 'admin' } })
  const { items: sessions } = await client.accounts.listSessions()
  const label = await client.labels.makeLabel({ body: { name: 'Ours', colour: 'teal' } })
  const note = await client.notes.writeNote({ params: { threadId }, body: { message: 'Ours' } })
  const saved = await client.savedReplies.createSavedReply({ body: { title: 'Hours', text: 'Until six.' } })
  const params = { pairId: pair.id }
  const view = await client.inbox.saveView({ params, body: { name: 'Ours', filter: {} } })
  const batch = await client.bulk.startBatch({ params, body: { change: { action: 'read' }, threads: [threadId] } })
  const { id: exportId } = await client.exports.startExport({ params, body: { format: 'csv', threads: [threadId] } })
  const rules = rulesOf(client, pair.id)
  const rule = await rules.backtested(await rules.make())
  const undoing = await rules.undo(rule, '2020-01-01T00:00:00.000Z', '2020-01-02T00:00:00.000Z')
  const audienceId = (await client.audiences.saveAudience({ params, body: { name: 'Ours', audience: {} } })).id
  return {
    audienceId,
    imageId: await pictured(client, params),
    ...(await launched(server, client, params)),
    exportId,
    ruleId: rule.id,
    backtestId: rule.backtest?.id ?? '',
    undoingId: undoing.id,
    labelId: label.id,
    noteId: note.id,
    savedReplyId: saved.id,
    viewId: view.id,
    batchId: batch.id,
    pairId: pair.id,
    connectionId: connection.id,
    threadId,
    commentId: threadId,
    postId: threads[0]?.post.id ?? '',
    personId: person?.id ?? '',
    identityId: person?.identities[0]?.id ?? '',
    memberId,
    inviteId: invite.id,
    sessionId: sessions[0]?.id ?? '',
    privateReplyId: await whispered(client, threadId),
    notificationId: await told(server, client),
    subscriptionId: await subscribed(client),
  }
}

async function pictured(client: Owner['client'], params: { pairId: string }) {
  const file = new Blob([new Uint8Array(await jpeg())], { type: 'image/jpeg' })
  return (await client.adImages.addImage({ params, file })).id
}

/** A campaign as it is kept once it stands out there, with one launch and one ad. */
async function launched({ services }: Server, client: Owner['client'], params: { pairId: string }) {
  const { id: campaignId } = await client.campaigns.makeCampaign({ params, body: { from: 'nothing' } })
  const template = await client.campaigns.makeTemplate({ params, body: { name: 'Ours', campaignId } })
  const { db } = services
  const { teamId } = await db
    .selectFrom('campaigns')
    .where('id', '=', campaignId)
    .select('teamId')
    .executeTakeFirstOrThrow()
  const launchId = services.newId()
  const at = new Date().toISOString()
  const launch = { version: 1, hash: '', state: 'done' as const, startedAt: at, startedBy: 'somebody', finishedAt: at }
  await db
    .insertInto('launches')
    .values({ teamId, id: launchId, campaignId, ...launch })
    .execute()
  const adId = `120${launchId.replaceAll(/\D/g, '')}`
  const ad = { creative: 'a' as const, name: 'Ours', adId, state: 'approved', feedback: '[]' }
  await db
    .insertInto('campaignAds')
    .values({ teamId, campaignId, ...ad })
    .execute()
  return { campaignId, templateId: template.id, version: '1', launchId, adId }
}

/** A private reply to a comment that takes one, once it is out there. */
async function whispered(client: Owner['client'], commentId: string) {
  const { id } = await client.moderation.replyPrivately({ params: { commentId }, body: { message: 'Call us.' } })
  await eventually(
    () => client.inbox.getThread({ params: { threadId: commentId } }),
    ({ privateReplies }) => privateReplies[0]?.delivery === null,
  )
  return id
}

async function told({ services }: Server, client: Owner['client']) {
  const { person, team } = await client.accounts.getDesk()
  const context = { ...services, now: services.clock(), teamId: team?.id ?? '' }
  await write(services.db, (trx) =>
    notify(trx, context, {
      kind: 'assigned',
      key: services.newId(),
      pairId: null,
      threadId: null,
      to: { people: [person?.id ?? ''] },
      about: { who: 'Inês', what: 'Ours' },
    }),
  )
  const { items } = await client.notifications.listNotifications()
  return items[0]?.id ?? ''
}

/** A browser at a push service that is nowhere. */
async function subscribed(client: Owner['client']) {
  const keys = { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) }
  const body = { endpoint: 'https://push.example.invalid/ours', keys }
  return (await client.notifications.keepPushSubscription({ body })).id
}

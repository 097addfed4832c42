import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { NotificationKind } from '../../server/contract/notifications.ts'
import { write } from '../../server/db/write.ts'
import { notify } from '../../server/notices/notify.ts'
import { nextDigest, quietUntil } from '../../server/notifications/times.ts'
import { type Bakery, startBakery } from '../support/bakery.ts'
import { databases } from '../support/databases.ts'
import { startMailServer } from '../support/smtp.ts'

const channels = { product: true, push: false, mail: true }
const kinds = Object.fromEntries(NotificationKind.options.map((kind) => [kind, channels])) as Record<
  NotificationKind,
  typeof channels
>
const everyDay = [1, 2, 3, 4, 5, 6, 7]

describe.each(databases)('the digest, on %s', (_name, open) => {
  let bakery: Bakery
  let mail: Awaited<ReturnType<typeof startMailServer>>
  let me: string
  let teamId: string
  beforeAll(async () => {
    mail = await startMailServer()
    bakery = await startBakery({ database: await open(), mail: mail.settings })
    const { person, team } = await bakery.client.accounts.getDesk()
    me = person?.id ?? ''
    teamId = team?.id ?? ''
    // Who practises has no address of their own.
    await bakery.services.db.updateTable('users').set({ email: 'maya@example.com' }).where('id', '=', me).execute()
  }, 120_000)
  beforeEach(async () => {
    mail.letters.length = 0
    mail.answers('250 taken')
    mail.hangsUp(false)
    const { db } = bakery.services
    for (const table of ['notifications', 'noticed', 'notificationSettings'] as const)
      await db.deleteFrom(table).execute()
    await db.updateTable('jobs').set({ state: 'cancelled' }).where('kind', 'like', 'notifications.%').execute()
    // The next one is an hour away.
    const digestTimes = [new Date(bakery.services.clock().getTime() + 3600_000).toISOString().slice(11, 16)]
    const body = { kinds, zone: 'UTC', quiet: null, digestTimes, previews: false }
    await bakery.client.notifications.changeNotificationSettings({ version: 1, body })
  })
  afterAll(async () => {
    await bakery.stop()
    await mail.close()
  })

  const tell = (threadId: string, what = 'Is there any rye left?') => {
    const { services, pair } = bakery
    const context = { ...services, now: services.clock(), teamId }
    const about = { who: 'Tom <script>', what }
    return write(services.db, (trx) =>
      notify(trx, context, {
        kind: 'answered',
        key: services.newId(),
        pairId: pair.id,
        threadId,
        to: { people: [me] },
        about,
      }),
    )
  }
  const aDay = async () => {
    await bakery.pass(24 * 3600)
    await bakery.rest()
  }

  test('comes once a day, tells all there is, and nothing when there is nothing', async () => {
    await tell('one', 'Rye & <b>barley</b>')
    await tell('two')
    await aDay()
    expect(mail.letters.map(({ to }) => to)).toEqual(['maya@example.com'])
    const letter = mail.letters[0]?.data ?? ''
    expect(letter).toMatch(/Subject: 2 new for you/)
    expect(letter).toContain('Rye &amp; &lt;b&gt;barley&lt;/b&gt;')
    expect(letter).not.toMatch(/<script>[^\n]*<\/li>/)
    expect(letter).toMatch(/List-Unsubscribe-Post: List-Unsubscribe=One-Click/)
    await aDay()
    expect(mail.letters).toHaveLength(1)
    await tell('three')
    await aDay()
    expect(mail.letters).toHaveLength(2)
  })

  test('a mail server that is away is tried again; what it may have taken is not sent twice', async () => {
    mail.answers('451 later')
    await tell('one')
    await aDay()
    expect(mail.letters).toEqual([])
    mail.answers('250 taken')
    await bakery.pass(600)
    await bakery.rest()
    expect(mail.letters).toHaveLength(1)

    mail.hangsUp(true)
    await tell('two')
    await aDay()
    mail.hangsUp(false)
    await aDay()
    expect(mail.letters).toHaveLength(2)
  })

  test('a worker that is killed before it could say so leaves one letter promised, not two', async () => {
    await tell('one')
    await aDay()
    await bakery.services.db
      .updateTable('jobs')
      .set({ state: 'ready', finishedAt: null })
      .where('kind', '=', 'notifications.digest')
      .where('state', '=', 'done')
      .execute()
    await aDay()
    expect(mail.letters).toHaveLength(1)
    const waiting = await bakery.services.db
      .selectFrom('jobs')
      .where('kind', '=', 'notifications.digest')
      .where('state', '=', 'ready')
      .select('id')
      .execute()
    expect(waiting).toHaveLength(1)
  })

  test('ends at one press, from a mail program that knows no session, and with no other link', async () => {
    await tell('one')
    await aDay()
    const letter = mail.letters[0]?.data.replaceAll(/=\n|\n\s/g, '') ?? ''
    const token = /mail-farewells\/([\w.-]+)>/.exec(letter)?.[1] ?? ''
    const press = (with_: string) =>
      fetch(`${bakery.url}/api/mail-farewells/${with_}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      })
    expect((await press(`${token}x`)).status).toBe(404)
    expect((await press(token)).status).toBe(204)
    expect((await press(token)).status).toBe(204)
    const settings = await bakery.client.notifications.getNotificationSettings()
    expect(settings.kinds.answered).toEqual({ ...channels, mail: false })
    await tell('two')
    await aDay()
    expect(mail.letters).toHaveLength(1)
  })
})

describe('the clock on the wall', () => {
  const berlin = { zone: 'Europe/Berlin', digestTimes: ['08:00'] }
  const night = { from: '22:00', to: '07:00', weekdays: everyDay }

  test.each([
    ['before midnight', '2026-07-01T21:30:00Z', '2026-07-02T05:00:00.000Z'],
    ['after midnight', '2026-07-02T00:30:00Z', '2026-07-02T05:00:00.000Z'],
    ['in the morning', '2026-07-02T05:00:00Z', null],
    ['in the night in which the clocks go forward', '2026-03-29T00:30:00Z', '2026-03-29T05:00:00.000Z'],
    ['in the night in which they go back', '2026-10-25T00:30:00Z', '2026-10-25T06:00:00.000Z'],
  ])('quiet hours over midnight, %s', (_when, now, until) => {
    expect(quietUntil({ ...berlin, quiet: night }, new Date(now))?.toISOString() ?? null).toBe(until)
  })

  test('quiet hours begin on their days only, and reach into the next', () => {
    const friday = { ...berlin, quiet: { ...night, weekdays: [5] } }
    expect(quietUntil(friday, new Date('2026-07-04T01:00:00Z'))?.toISOString()).toBe('2026-07-04T05:00:00.000Z')
    expect(quietUntil(friday, new Date('2026-07-04T21:00:00Z'))).toBeNull()
  })

  test('a digest that falls into quiet hours comes at their end', () => {
    const early = { zone: 'Europe/Berlin', digestTimes: ['06:30'], quiet: night }
    expect(nextDigest(early, new Date('2026-07-01T12:00:00Z'))?.toISOString()).toBe('2026-07-02T05:00:00.000Z')
    expect(nextDigest({ ...early, digestTimes: [] }, new Date('2026-07-01T12:00:00Z'))).toBeNull()
  })
})

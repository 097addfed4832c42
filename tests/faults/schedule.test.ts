import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { eventually } from '../support/journey.ts'
import { startServer } from '../support/server.ts'

test('a scheduled reply survives a restart, and goes out once at its time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-schedule-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  let aheadMs = 0
  const options = {
    database: join(folder, 'tandem.db'),
    sandbox: { file: join(folder, 'sandbox.db') },
    clock: () => new Date(Date.now() + aheadMs),
  }
  const before = await startServer(options)
  const { client, pair } = await before.practise()
  const { items } = await client.inbox.listThreads({ params: { pairId: pair.id }, query: { network: 'facebook' } })
  const commentId = items.find(({ author, hiddenAt }) => !author.us && !hiddenAt)?.id ?? ''
  const sendAt = new Date(Date.now() + 3600_000).toISOString()
  const body = { message: 'See you tomorrow.', sendAt }
  const { id } = await client.moderation.replyToComment({ params: { commentId }, body })
  await before.stop()

  aheadMs = 3601_000
  const after = await startServer(options)
  onTestFinished(() => after.stop())
  await eventually(
    () =>
      after.services.db
        .selectFrom('comments')
        .where('id', '=', id)
        .select(['delivery', 'remoteId'])
        .executeTakeFirstOrThrow(),
    ({ delivery, remoteId }) => delivery === null && remoteId !== null,
  )
  const written = after.sandbox.world.db.prepare('select id from comments where message = ?').all('See you tomorrow.')
  expect(written).toHaveLength(1)
}, 120_000)

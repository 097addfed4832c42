import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import SQLite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { bakery } from '../../server/sandbox/cast.ts'
import { cakes, campaignsOf, uploadPicture } from '../support/campaigns.ts'
import { synced } from '../support/journey.ts'
import { browserAt, freePort, ready, startProcess } from '../support/process.ts'
import { treesOutThere } from '../support/trees.ts'

test('killed again and again while it launches, it makes every campaign exactly once', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tandem-launches-'))
  const port = await freePort()
  let running = startProcess({ DATA_DIR: dataDir, PORT: String(port) })
  onTestFinished(async () => {
    await running.kill()
    rmSync(dataDir, { recursive: true, force: true })
  })
  await ready(port)
  const browser = browserAt(port)
  const { url } = await browser.client.accounts.openPractice()
  await browser.visit(url)
  const { id: connectionId } = await browser.client.linking.keepConnection()
  const { id: pairId } = await browser.client.linking.linkPair({ body: { connectionId, pageId: bakery.pageId } })
  await synced(browser.client, pairId)
  await browser.client.adAccounts.getAdAccount({ params: { pairId } })
  const imageId = await uploadPicture(browser.client, pairId)
  const their = campaignsOf(browser.client, pairId)
  const audience = { places: [{ kind: 'country' as const, key: 'DE', name: 'Germany', country: 'DE' }] }

  const made: { id: string; name: string }[] = []
  for (let round = 0; round < 4; round += 1) {
    for (let number = 0; number < 3; number += 1) {
      const name = `Killed ${round}.${number}.`
      const { id } = await their.make(cakes(imageId, { name, audience }))
      made.push({ id, name })
      await their.launch({ id })
    }
    await sleep(20 + Math.random() * 400)
    await running.kill()
    running = startProcess({ DATA_DIR: dataDir, PORT: String(port) })
    await ready(port)
  }
  for (const { id } of made) await their.settled({ id })

  const sandbox = new SQLite(join(dataDir, 'sandbox.db'), { readonly: true })
  const trees = treesOutThere({ db: sandbox })
  sandbox.close()
  for (const { name } of made)
    expect(trees.filter((tree) => tree.name.startsWith(name))).toMatchObject([
      { status: 'PAUSED', adSets: [{ status: 'PAUSED', ads: [{ status: 'PAUSED' }] }] },
    ])
}, 180_000)

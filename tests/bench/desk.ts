import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '../../client/api.ts'
import about from '../../package.json' with { type: 'json' }
import { api } from '../../server/contract/index.ts'
import type { Pair } from '../../server/contract/linking.ts'
import { createBrowser } from '../support/browser.ts'
import { type Started, startProcess, untilReady } from './processes.ts'

export interface Desk {
  /** The data folder that the practice desk was opened in; start a product over it again with `startProduct`. */
  dataDir: string
  /** The signed-in browser's `Cookie` header. */
  cookie: string
  pair: Pair
  remove: () => void
}

/** The built product as people start it, on a data folder, with its sandbox and its usual log. */
export async function startProduct(dataDir: string, environment: Record<string, string> = {}): Promise<Started> {
  const product = await spawnProduct(dataDir, environment)
  await untilReady(product)
  return product
}

/** The same, not yet ready. Node is given what `npm start` gives it. */
export function spawnProduct(dataDir: string, environment: Record<string, string> = {}): Promise<Started> {
  const [, flags = '', script = ''] = /node ((?:--\S+ )*)(\S+)$/.exec(about.scripts.start) ?? []
  return startProcess(script, { DATA_DIR: dataDir, ...environment }, flags.split(' ').filter(Boolean))
}

/** A new data folder in which Maya has opened the practice desk and her pair has been read to the end. */
export async function openDesk(): Promise<Desk> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tandem-bench-'))
  const product = await startProduct(dataDir)
  const browser = createBrowser(`http://localhost:${product.port}`, `http://127.0.0.1:${product.port}`)
  const client = createClient(api, `http://127.0.0.1:${product.port}/api`, browser.send)

  const { url } = await client.accounts.openPractice()
  await browser.visit(url)
  const connection = await client.linking.keepConnection()
  const { items } = await client.linking.listPages({ params: { connectionId: connection.id } })
  const page = items.find(({ linkable, profile }) => linkable && profile)
  if (!page) throw new Error('The sandbox offers no pair to practise with.')
  const body = { connectionId: connection.id, pageId: page.page.id, zone: 'Europe/Berlin' }
  let pair = await client.linking.linkPair({ body })
  while (pair.sync?.state !== 'done') {
    await new Promise((next) => setTimeout(next, 50))
    pair = await client.linking.getPair({ params: { pairId: pair.id } })
  }
  await product.stop()
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return { dataDir, cookie, pair, remove: () => rmSync(dataDir, { recursive: true, force: true }) }
}

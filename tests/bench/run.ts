import { spawnSync } from 'node:child_process'
import { type Figure, tableOf } from './figures.ts'
import { measureFirstLoad } from './firstLoad.ts'
import { measureInboxPage } from './inboxPage.ts'
import { measureLiveRow } from './liveRow.ts'
import { measureStart } from './start.ts'
import { measureWebhooks } from './webhooks.ts'

// Measures what Tandem promises about its speed, against floors measured in the same run, and prints one table.
// `npm run bench -- inbox webhooks` measures only those that are named.
const benches: Record<string, () => Promise<Figure[]>> = {
  inbox: measureInboxPage,
  webhooks: measureWebhooks,
  live: measureLiveRow,
  load: measureFirstLoad,
  start: measureStart,
}

const wanted = process.argv.slice(2)
const figures: Figure[] = []
build()
for (const [name, measure] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const began = performance.now()
  process.stdout.write(`${name} … `)
  figures.push(...(await measure()))
  process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0)} s\n`)
}
process.stdout.write(`\n${tableOf(figures)}\n`)

/** The client that browsers get, as `npm start` builds it. */
function build() {
  const { status } = spawnSync('vite', ['build', '--logLevel', 'warn'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}

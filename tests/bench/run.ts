import { spawnSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { measureBulk } from './bulk.ts'
import { measureBurst } from './burst.ts'
import { measureCampaigns } from './campaigns.ts'
import { measureCounts } from './counts.ts'
import { measureEditor } from './editor.ts'
import { type Figure, tableOf } from './figures.ts'
import { measureFirstLoad } from './firstLoad.ts'
import { measureHands } from './hands.ts'
import { measureGrowth, measureInboxPage } from './inboxPage.ts'
import { measureLiveRow } from './liveRow.ts'
import { measureSearch } from './search.ts'
import { measureStart } from './start.ts'
import { measureStreams } from './streams.ts'
import { measureWebhooks } from './webhooks.ts'
import { measureWrites } from './writes.ts'

// Measures what Tandem promises about its speed, against floors measured in the same run, and prints one table.
// `npm run bench -- inboxPage webhooks` measures only those that are named.
const benches: Record<string, () => Promise<Figure[]>> = {
  inboxPage: measureInboxPage,
  search: measureSearch,
  counts: measureCounts,
  writes: measureWrites,
  bulk: measureBulk,
  burst: measureBurst,
  campaigns: measureCampaigns,
  streams: measureStreams,
  webhooks: measureWebhooks,
  liveRow: measureLiveRow,
  firstLoad: measureFirstLoad,
  hands: measureHands,
  editor: measureEditor,
  start: measureStart,
}
/** Measured only when they are named. */
const long: Record<string, () => Promise<Figure[]>> = { growth: measureGrowth }

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in benches || name in long))
if (unknown.length > 0) {
  process.stderr.write(
    `No such bench: ${unknown.join(', ')}. There are: ${Object.keys({ ...benches, ...long }).join(', ')}.\n`,
  )
  process.exit(1)
}
const chosen =
  wanted.length > 0 ? wanted.map((name) => [name, benches[name] ?? long[name]] as const) : Object.entries(benches)
const figures: Figure[] = []
build()
for (const [name, measure] of chosen) {
  const began = performance.now()
  process.stdout.write(`${name} … `)
  figures.push(...((await measure?.()) ?? []))
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  process.stdout.write(`${seconds} s, load average ${loadavg()[0]?.toFixed(1)}\n`)
}
process.stdout.write(`\n${tableOf(figures)}\n`)
if (wanted.length === 0) process.stdout.write(`Not run: ${Object.keys(long).join(', ')}.\n`)

/** What people start and what their browsers get, as `npm start` builds it. */
function build() {
  const { status } = spawnSync('vite', ['build', '--logLevel', 'warn'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}

import { type Figure, tableOf } from './figures.ts'
import { measureInboxPage } from './inboxPage.ts'
import { measureWebhooks } from './webhooks.ts'

// Measures what Tandem promises about its speed, against floors measured in the same run, and prints one table.
// `npm run bench -- inbox webhooks` measures only those whose name begins with one of the words.
const benches: [name: string, measure: () => Promise<Figure[]>][] = [
  ['inbox', measureInboxPage],
  ['webhooks', measureWebhooks],
]

const wanted = process.argv.slice(2)
const figures: Figure[] = []
for (const [name, measure] of benches) {
  if (wanted.length > 0 && !wanted.some((word) => name.startsWith(word))) continue
  const began = performance.now()
  process.stdout.write(`${name} … `)
  figures.push(...(await measure()))
  process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0)} s\n`)
}
process.stdout.write(`\n${tableOf(figures)}\n`)

import { join } from 'node:path'
import type { Page } from '@playwright/test'
import SQLite from 'better-sqlite3'
import { inboxAddress, openChromium, signedIn } from './chromium.ts'
import { type Desk, openDesk, startProduct } from './desk.ts'
import { type Figure, ms, percentile } from './figures.ts'

const comments = 40
const target = 300

/**
 * From Tom's pressing "Comment" on the sandbox's feeds to the row in the open inbox: the whole way through the sandbox,
 * its signed webhook, the event log, the folder, the change feed, the stream and the list that is read again. Both
 * moments are told by the one clock of the page.
 */
export async function measureLiveRow(): Promise<Figure[]> {
  const desk = await openDesk()
  const product = await startProduct(desk.dataDir)
  const browser = await openChromium()
  try {
    const context = await signedIn(browser, desk, product.port)
    const page = await context.newPage()
    await page.goto(inboxAddress(desk, product.port))
    await page.getByRole('list', { name: 'Threads' }).getByRole('listitem').first().waitFor()
    const taken: number[] = []
    for (const comment of commentsOf(desk)) taken.push(await seen(page, comment))
    return [figure('p50', percentile(taken, 0.5)), figure('p95', percentile(taken, 0.95))]
  } finally {
    await browser.close()
    await product.stop()
    desk.remove()
  }
}

const figure = (name: string, took: number): Figure => ({
  what: `From the comment on the feed to the row in the browser, ${name} of ${comments}`,
  ours: ms(took),
  target: name === 'p95' ? `< ${target} ms` : '',
  reached: name === 'p95' ? took < target : null,
})

interface FeedComment {
  actorId: string
  targetId: string
  message: string
}

/** On both networks in turn, each under a post of its own. */
function commentsOf({ dataDir }: Desk): FeedComment[] {
  const sandbox = new SQLite(join(dataDir, 'sandbox.db'), { readonly: true })
  const posts = new SQLite(join(dataDir, 'tandem.db'), { readonly: true })
  const tom = sandbox
    .prepare<[], { id: string; instagramId: string }>(
      "select id, instagramId from people where instagramUsername = 'tom.becker'",
    )
    .get()
  const of = (network: string) =>
    posts.prepare<[string], { id: string }>('select id from posts where network = ? order by postedAt').all(network)
  const [facebook, instagram] = [of('facebook'), of('instagram')]
  sandbox.close()
  posts.close()
  return Array.from({ length: comments }, (_, n) => {
    const [actorId, on] = n % 2 ? [tom?.instagramId, instagram] : [tom?.id, facebook]
    return { actorId: actorId ?? '', targetId: on[n % on.length]?.id ?? '', message: `Measured comment number ${n}.` }
  })
}

/** Milliseconds until the first row of the list says it. The next comment is written a while after, out of step with every timer. */
async function seen(page: Page, comment: FeedComment): Promise<number> {
  await page.waitForTimeout(50 + ((comment.message.length * 37 + comment.targetId.length * 101) % 200))
  return page.evaluate(async (fields) => {
    const began = performance.now()
    const appeared = new Promise<number>((found, failed) => {
      const observer = new MutationObserver(() => {
        const list = document.querySelector('ol[aria-label="Threads"]')
        if (!list?.textContent?.includes(fields.message)) return
        observer.disconnect()
        found(performance.now())
      })
      observer.observe(document.body, { childList: true, subtree: true, characterData: true })
      setTimeout(() => failed(new Error('The row did not come within 20 s.')), 20_000)
    })
    const body = new URLSearchParams({ ...fields })
    const sent = await fetch('/sandbox/comments', { method: 'POST', headers: { accept: 'application/json' }, body })
    if (!sent.ok) throw new Error(`The feed answered ${sent.status}.`)
    return (await appeared) - began
  }, comment)
}

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import { copyInstallation } from '../support/copies.ts'
import { createProduct, type Product } from './product.ts'
import { watch } from './watch.ts'

interface Template {
  dataDir: string
  /** Maya's cookies. */
  storageState: BrowserContextOptions['storageState']
}

interface OfWorker {
  /** One for all: addresses that the product keeps, such as those of pictures, carry it. */
  port: number
  /** A folder in which Maya has opened her practice desk and everything has been read. */
  practised: Template
}

interface OfTest {
  /** What a test brings about on purpose and a browser complains of, such as a refused request. */
  tolerated: RegExp
  /** Whether the product begins with Maya's practice desk, read to the end and signed in, or with nothing. */
  practice: boolean
  product: Product
  /** Another person's browser: with cookies of its own, and watched like the first. */
  newWindow: (options?: BrowserContextOptions) => Promise<Page>
}

export const test = base.extend<OfTest, OfWorker>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs: here nothing.
  port: [({}, use) => freePort().then(use), { scope: 'worker' }],

  practised: [
    async ({ browser, port }, use) => {
      const dataDir = newFolder()
      const storageState = await practise(browser, createProduct(port, dataDir))
      await use({ dataDir, storageState })
      rmSync(dataDir, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 90_000 },
  ],

  tolerated: [/^nothing$/, { option: true }],
  practice: [true, { option: true }],

  product: async ({ port, practice, practised }, use, testInfo) => {
    const product = createProduct(port, newFolder())
    if (practice) copyInstallation(practised.dataDir, product.dataDir)
    await product.start()
    await use(product)
    await product.stop()
    if (testInfo.status !== testInfo.expectedStatus)
      await testInfo.attach('product.log', { body: product.log(), contentType: 'text/plain' })
    rmSync(product.dataDir, { recursive: true, force: true })
  },

  newWindow: async ({ browser, product, tolerated }, use) => {
    const windows: { page: Page; complaints: () => string[] }[] = []
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: product.url, ...options })
      const complaints = watch(context, product.url, tolerated)
      const page = await context.newPage()
      windows.push({ page, complaints })
      return page
    })
    // A window that closes cuts off what it was still saying.
    const complained = windows.flatMap(({ complaints }) => complaints())
    for (const { page } of windows) await page.context().close()
    expect(complained).toEqual([])
  },

  page: async ({ newWindow, practice, practised, viewport, colorScheme }, use) => {
    const storageState = practice ? practised.storageState : undefined
    await use(await newWindow({ storageState, viewport, colorScheme }))
  },
})
export { expect }

const newFolder = () => mkdtempSync(join(tmpdir(), 'tandem-e2e-'))

/** Maya's first visit, once for all tests that begin after it. */
async function practise(browser: Browser, product: Product) {
  await product.start()
  const context = await browser.newContext({ baseURL: product.url })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('button', { name: 'Open the practice desk' }).click()
  await expect(page.getByRole('list', { name: 'Threads' })).toBeVisible({ timeout: 60_000 })
  const storageState = await context.storageState()
  await context.close()
  await product.stop()
  return storageState
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(address)))
    })
  })
}

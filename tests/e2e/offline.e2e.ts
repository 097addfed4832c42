import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

test.use({ tolerated: /ERR_INTERNET_DISCONNECTED|Failed to fetch|FetchEvent|The server cannot be reached/ })

const filesAreKept = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })

test('offline one reads on, replies and marks as done; back online all of it goes out once and in order', async ({
  page,
}) => {
  const threads = page.getByRole('list', { name: 'Threads' })
  const outbox = page.getByRole('button', { name: /^Outbox/ })
  const reply = page.getByRole('textbox', { name: 'Reply' })
  await page.goto('/')
  await threads.getByRole('link').first().click()
  await expect(reply).toBeVisible()
  const address = page.url()
  await filesAreKept(page)
  // What is read is written down a second after it came.
  await page.reload()
  await expect(reply).toBeVisible()
  await expect
    .poll(() => page.evaluate(() => indexedDB.databases().then((all) => all.map(({ name }) => name))))
    .toContain('tandem')
  await page.waitForTimeout(2_500)

  await page.context().setOffline(true)
  await reply.fill('First of two.')
  await page.getByRole('button', { name: 'Send reply' }).click()
  await reply.fill('Second of two.')
  await page.getByRole('button', { name: 'Send reply' }).click()
  await page.getByRole('button', { name: 'Mark as done' }).click()
  await expect(outbox).toHaveAccessibleName('Outbox: 3 waiting')
  await expect(page.getByText(/^You are offline\. What you do is kept/)).toBeVisible()

  await page.goto(address)
  await expect(threads).toBeVisible()
  await expect(outbox).toHaveAccessibleName('Outbox: 3 waiting')
  await expect(page.getByText('What you see was read')).toBeVisible()
  const thread = page.getByRole('article', { name: /^Thread by/ })
  await expect(thread.getByText('Second of two.')).toBeVisible()
  await expect(thread.getByText(/It waits: You are offline/)).toHaveCount(2)
  await outbox.click()
  await expect(page.getByRole('list', { name: 'Waiting to go out' }).getByRole('article')).toHaveCount(3)
  await page.keyboard.press('Escape')

  await page.context().setOffline(false)
  await expect(outbox).toHaveCount(0, { timeout: 20_000 })
  await expect(page.getByText(/^You are offline/)).toHaveCount(0)
  await expect(thread.getByText('First of two.')).toHaveCount(1)
  await expect(thread.getByText('Second of two.')).toHaveCount(1)
  const words = (await thread.textContent()) ?? ''
  expect(words.indexOf('First of two.')).toBeLessThan(words.indexOf('Second of two.'))
  await expect(page.getByRole('button', { name: 'Open again' }).first()).toBeVisible()
})

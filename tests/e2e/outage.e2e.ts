import { expect, test } from './fixtures.ts'

test.use({
  tolerated:
    /Failed to fetch|FetchEvent|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_FAILED \(.*\.woff2|The server cannot be reached/,
})

test('while the server is away what one does waits, and the desk goes on by itself when it is back', async ({
  page,
  product,
  newWindow,
}) => {
  const later = 'Are you open on the holiday?'
  const threads = page.getByRole('list', { name: 'Threads' })
  await page.goto('/')
  await threads.getByRole('link').first().click()
  await expect(page.getByRole('textbox', { name: 'Reply' })).toBeVisible()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))

  await product.stop()
  await page.getByRole('textbox', { name: 'Reply' }).fill('Thank you!')
  await page.getByRole('button', { name: 'Send reply' }).click()
  await expect(page.getByText('Thank you!', { exact: true })).toBeVisible()
  await expect(page.getByText(/^You are offline\. What you do is kept/)).toBeVisible()
  const outbox = page.getByRole('button', { name: /^Outbox/ })
  await expect(outbox).toHaveAccessibleName('Outbox: 1 waiting')
  await page.getByRole('button', { name: 'Mark as done' }).click()
  await expect(outbox).toHaveAccessibleName('Outbox: 2 waiting')
  await expect(page.getByRole('heading', { name: 'The server cannot be reached' })).toBeVisible({ timeout: 15_000 })

  await product.start()
  await expect(page.getByRole('textbox', { name: 'Reply' })).toBeVisible({ timeout: 15_000 })
  await expect(outbox).toHaveCount(0, { timeout: 15_000 })
  const tom = await newWindow()
  await tom.goto('/sandbox/instagram/mayas.bakery')
  await tom.getByRole('list', { name: 'Posts' }).getByRole('link').first().click()
  await tom.getByLabel('Comment as Tom Becker').fill(later)
  await tom.getByRole('button', { name: 'Post comment' }).click()
  await expect(threads.getByRole('listitem').first()).toContainText(later)
})

import { expect, test } from './fixtures.ts'

test.use({ tolerated: /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|The server cannot be reached/ })

test('while the server is away nothing pretends to be done, and the desk goes on by itself when it is back', async ({
  page,
  product,
  newWindow,
}) => {
  const later = 'Are you open on the holiday?'
  const threads = page.getByRole('list', { name: 'Threads' })
  await page.goto('/')
  await threads.getByRole('link').first().click()
  await expect(page.getByRole('textbox', { name: 'Reply' })).toBeVisible()
  const open = page.getByRole('link', { name: /^Open/ })
  const before = (await open.textContent()) ?? ''

  await product.stop()
  await page.getByRole('textbox', { name: 'Reply' }).fill('Thank you!')
  await page.getByRole('button', { name: 'Send reply' }).click()
  await expect(page.getByRole('alert')).toContainText('The server cannot be reached')
  await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('Thank you!')
  await page.getByRole('button', { name: 'Mark as done' }).click()
  await expect(page.getByRole('region', { name: 'Messages' }).getByText(/^The server cannot be reached/)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Undo/ })).toHaveCount(0)
  await expect(open).toHaveText(before)
  await expect(page.getByRole('heading', { name: 'The server cannot be reached' })).toBeVisible({ timeout: 15_000 })

  await product.start()
  await expect(page.getByRole('textbox', { name: 'Reply' })).toBeVisible({ timeout: 15_000 })
  const tom = await newWindow()
  await tom.goto('/sandbox/instagram/mayas.bakery')
  await tom.getByRole('list', { name: 'Posts' }).getByRole('link').first().click()
  await tom.getByLabel('Comment as Tom Becker').fill(later)
  await tom.getByRole('button', { name: 'Post comment' }).click()
  await expect(threads.getByRole('listitem').first()).toContainText(later)
})

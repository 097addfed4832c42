import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const openThread = async (page: Page, by: string) => {
  await page
    .getByRole('link', { name: `Thread by ${by}`, exact: true })
    .first()
    .click()
  const thread = page.getByRole('article', { name: `Thread by ${by}`, exact: true })
  await expect(thread.getByRole('textbox', { name: 'Reply' })).toBeVisible()
  return thread
}
const send = async (page: Page, words: string) => {
  await page.getByRole('textbox', { name: 'Reply' }).fill(words)
  await page.getByRole('button', { name: 'Send reply' }).click()
}

test('a half-written reply survives a reload', async ({ page }) => {
  await page.goto('/')
  await openThread(page, 'tom.becker')
  await page.getByRole('textbox', { name: 'Reply' }).fill('We do have some, let me')

  await page.reload()

  await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('We do have some, let me')
})

test('back and forward keep the view and the thread', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: /^Hidden/ }).click()
  await page.getByRole('link', { name: 'Profile', exact: true }).click()
  await page.getByRole('link', { name: 'Thread by fx_jessica.trades' }).click()
  const thread = page.getByRole('article', { name: 'Thread by fx_jessica.trades' })
  await expect(thread).toBeVisible()

  await page.goBack()
  await expect(thread).toHaveCount(0)
  await expect(page.getByRole('link', { name: /^Hidden/ })).toHaveAttribute('aria-current', 'page')
  await page.goBack()
  await expect(page.getByRole('link', { name: 'Both' })).toHaveAttribute('aria-current', 'page')
  await page.goForward()
  await page.goForward()
  await expect(thread).toBeVisible()
  await expect(page.getByRole('link', { name: 'Profile', exact: true })).toHaveAttribute('aria-current', 'page')
})

test('a reply the platform refuses says why, and can be mended', async ({ page }) => {
  await page.goto('/')
  const thread = await openThread(page, 'tom.becker')
  await send(page, 'NO NUTS IN THE BUTTER ONES')

  const reply = thread.getByRole('article', { name: 'Comment by mayas.bakery' })
  await expect(reply).toContainText('The reply was refused.')
  await expect(reply).toContainText('capital letters')
  await reply.getByRole('button', { name: 'Edit and send again' }).click()
  await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('NO NUTS IN THE BUTTER ONES')
  await send(page, 'No nuts in the butter ones')
  await expect(reply.filter({ hasText: /No nuts in the butter ones/ })).toContainText('Sent')
  await expect(reply).toHaveCount(1)
})

test('a reply whose answer was lost is confirmed by reading, and went out once', async ({ page, newWindow }) => {
  const words = 'Without nuts: the butter ones. [fault:5xx-after]'
  await page.goto('/')
  const thread = await openThread(page, 'tom.becker')
  await send(page, words)

  const reply = thread.getByRole('article', { name: 'Comment by mayas.bakery' })
  await expect(reply).toContainText('Confirming')
  await expect(reply).toContainText('Sent')
  await expect(reply).toHaveCount(1)
  const feed = await newWindow()
  await feed.goto('/sandbox/instagram/mayas.bakery')
  await feed.getByRole('list', { name: 'Posts' }).getByRole('link').first().click()
  await expect(feed.getByText(words)).toHaveCount(1)
})

test('what no reading can decide needs a person, who decides', async ({ page }) => {
  await page.goto('/')
  const thread = await openThread(page, 'tom.becker')
  await send(page, 'The butter ones. [fault:5xx-before:20]')

  const reply = thread.getByRole('article', { name: 'Comment by mayas.bakery' })
  await expect(reply).toContainText('Needs you.', { timeout: 20_000 })
  await expect(page.getByRole('link', { name: /^Needs review/ })).toContainText('1')
  await expect(reply.getByRole('button', { name: 'It went out' })).toBeVisible()
  await expect(reply.getByRole('button', { name: 'Send again' })).toBeVisible()
  await reply.getByRole('button', { name: 'Drop' }).click()
  await expect(reply).toHaveCount(0)
  await expect(page.getByRole('link', { name: /^Needs review/ })).not.toContainText('1')
})

import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

/** In this browser every tab counts as looked at; these say for themselves whether they are. */
const onlyWhenLookedAt = (page: Page, hidden: boolean) =>
  page.addInitScript((value) => {
    Object.assign(window, { outOfSight: value })
    Object.defineProperty(document, 'hidden', { get: () => (window as { outOfSight?: boolean }).outOfSight })
  }, hidden)

const look = (page: Page, away: boolean) =>
  page.evaluate((value) => {
    Object.assign(window, { outOfSight: value })
    document.dispatchEvent(new Event('visibilitychange'))
  }, away)

test('tabs that nobody looks at leave the connections to those one looks at', async ({ page }) => {
  for (let tab = 0; tab < 6; tab++) {
    const behind = await page.context().newPage()
    await onlyWhenLookedAt(behind, true)
    await behind.goto('/sandbox', { waitUntil: 'commit' })
  }

  await page.goto('/')

  await expect(page.getByRole('list', { name: 'Threads' })).toBeVisible()
})

test('a tab one comes back to shows what happened meanwhile', async ({ page, newWindow }) => {
  const words = 'Are you open on the holiday?'
  await onlyWhenLookedAt(page, false)
  await page.goto('/')
  const threads = page.getByRole('list', { name: 'Threads' })
  await expect(threads).toBeVisible()
  const letGo = page.waitForEvent('requestfailed', (request) => request.url().includes('/api/live'))
  await look(page, true)
  await letGo

  const tom = await newWindow()
  await tom.goto('/sandbox/instagram/mayas.bakery')
  await tom.getByRole('list', { name: 'Posts' }).getByRole('link').first().click()
  await tom.getByLabel('Comment as Tom Becker').fill(words)
  await tom.getByRole('button', { name: 'Post comment' }).click()
  await expect(tom.getByText(words)).toBeVisible()
  await expect(threads.getByText(words)).toHaveCount(0)
  await look(page, false)

  await expect(threads.getByRole('listitem').first()).toContainText(words)
})

import type { Page } from '@playwright/test'
import { audit } from './audit.ts'
import { expect, test } from './fixtures.ts'
import { signUp } from './newcomer.ts'

// The wrong password is refused, and a browser says so in its console.
test.use({ tolerated: /status of 4\d\d/ })
test.setTimeout(120_000)

const settled = (page: Page) => expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)

test.describe('before the desk', () => {
  test.use({ practice: false })

  test('every screen on the way to the first inbox is for everybody', async ({ page, product }) => {
    const found: string[] = []
    const look = async (screen: string) => {
      await settled(page)
      found.push(...(await audit(page, screen)))
    }
    await page.goto('/')
    await expect(page.getByRole('button', { name: 'Open the practice desk' })).toBeVisible()
    await look('welcome')
    await page.goto('/sign-in')
    await page.getByLabel('E-mail').fill('nobody@velonorte.example')
    await page.getByLabel('Password', { exact: true }).fill('not their password')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await look('sign in, refused')
    await page.goto('/sign-up')
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(page.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true')
    await look('sign up, refused')
    await page.goto('/nowhere')
    await look('an address that leads nowhere')
    await signUp(page)
    await look('connect')
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Who are you?' })).toBeVisible()
    await look('dialog: who are you')
    await page.getByRole('link', { name: 'Continue as Iker Etxeberria' }).click()
    await expect(page.getByRole('heading', { name: 'An app asks for access' })).toBeVisible()
    await look('dialog: what may the app do')
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByRole('list', { name: 'Pages' })).toBeVisible()
    await look('connect with choices')
    await fetch(`${product.sandbox}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'hang', path: '/comments', remaining: 3 }),
    })
    const shop = page.getByRole('article', { name: 'Velo Norte', exact: true })
    await shop.getByRole('button', { name: 'Link this pair' }).click()
    await expect(page.getByRole('heading', { name: 'Reading Velo Norte' })).toBeVisible()
    await look('sync')
    expect(found).toEqual([])
  })
})

test('every screen of the desk is for everybody', async ({ page }) => {
  const found: string[] = []
  const look = async (screen: string) => {
    await settled(page)
    found.push(...(await audit(page, screen)))
  }
  await page.goto('/')
  const threads = page.getByRole('list', { name: 'Threads' })
  await expect(threads.getByRole('listitem').first()).toBeVisible()
  await look('inbox')
  await threads.getByRole('link').first().click()
  await expect(page.getByRole('textbox', { name: 'Reply' })).toBeVisible()
  await look('thread')
  await page.setViewportSize({ width: 360, height: 740 })
  // On a phone one sees what one answers.
  await expect(page.getByRole('article', { name: /^Comment by/ }).first()).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('button', { name: 'Send later' })).toBeInViewport({ ratio: 1 })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByRole('button', { name: /^Saved replies/ }).click()
  await expect(page.getByRole('combobox', { name: 'Search saved replies' })).toBeFocused()
  await look('saved replies to choose from')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Delete comment' }).first().click()
  await look('a question before deleting')
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('command palette')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Show all keys' }).click()
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await look('key sheet')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Account of/ }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await look('account menu')
  await page.keyboard.press('Escape')
  for (const view of ['Needs review', 'Hidden', 'Done']) {
    await page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('link', { name: new RegExp(`^${view}`) })
      .click()
    await look(`inbox, ${view}`)
  }
  await page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { name: 'What flows' })).toBeVisible()
  await look('settings of the pair')
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Saved replies' }).click()
  await page.getByRole('button', { name: 'New saved reply' }).click()
  await expect(page.getByRole('region', { name: 'New saved reply' })).toBeVisible()
  await look('saved replies')
  await page.goto('/settings/team')
  await expect(page.getByRole('heading', { name: 'Invite somebody' })).toBeVisible()
  await look('team')
  await page.goto('/settings/account')
  await expect(page.getByRole('heading', { name: 'Where you are signed in' })).toBeVisible()
  await look('account')
  expect(found).toEqual([])
})

test('every page of the sandbox is for everybody', async ({ page }) => {
  const found: string[] = []
  const bakery = page.getByRole('article', { name: "Maya's Bakery" })
  await page.goto('/sandbox')
  found.push(...(await audit(page, 'console')))
  await bakery.getByRole('link', { name: 'Page feed' }).click()
  await expect(page.getByRole('article', { name: /^Post/ }).first()).toBeVisible()
  found.push(...(await audit(page, 'Page feed')))
  await page.goto('/sandbox/instagram/mayas.bakery')
  found.push(...(await audit(page, 'Profile grid')))
  await page.getByRole('list', { name: 'Posts' }).getByRole('link').first().click()
  await expect(page.getByRole('textbox', { name: 'Comment as Tom Becker' })).toBeVisible()
  found.push(...(await audit(page, 'Profile post')))
  expect(found).toEqual([])
})

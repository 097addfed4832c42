import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { audit } from './audit.ts'
import { expect, test } from './fixtures.ts'

const shortened = 'Easter cakes: order by Wednesday.'
const words =
  'Carrot, lemon or chocolate: three cakes for one long weekend, baked on Friday night. Order yours by Wednesday and collect it on Saturday, still cool from the cellar.'

test('a campaign is written once, checked, created paused, let go live, read and stopped', async ({
  page: maya,
  product,
}) => {
  test.setTimeout(150_000)
  const editor = maya.getByRole('main')

  await test.step('she writes it: whom it reaches, what it costs, what both feeds show', async () => {
    await maya.goto('/')
    await expect(maya.getByRole('list', { name: 'Threads' })).toBeVisible()
    await maya.keyboard.press('g')
    await maya.keyboard.press('c')
    await maya.getByRole('button', { name: /^New campaign/ }).click()
    await maya.getByRole('menuitem', { name: /nothing/i }).click()
    await editor.getByLabel('Name', { exact: true }).fill('Easter cakes')
    await pick(maya, 'Places', 'galw', /^Galway\b.*City/)
    await pick(maya, 'Interested in', 'baki', /^Baking/)
    await editor.getByLabel('From the age of').selectOption('25')
    await editor.getByLabel('To the age of').selectOption('55')
    await expect(editor.getByText(/^About .* people$/)).toBeVisible({ timeout: 15_000 })

    await editor.getByLabel('Budget', { exact: true }).fill('40')
    await editor.getByRole('button', { name: '10 days' }).click()
    await expect(editor.getByText(/It can spend €4[04]0 at the most/)).toBeVisible()
  })

  await test.step('both previews follow every key, and the story of the Profile has its own words', async () => {
    const photo = await sharp({ create: { width: 1400, height: 1600, channels: 3, background: '#d9a05b' } })
      .jpeg()
      .toBuffer()
    await editor.getByLabel('Picture: file').setInputFiles({ name: 'cake.jpg', mimeType: 'image/jpeg', buffer: photo })
    await editor.getByLabel('Text', { exact: true }).fill(words)
    await editor.getByLabel('Link', { exact: true }).fill('https://bakery.example/easter')
    await expect(editor.getByText(/1400 × 1600 pixels/)).toBeVisible({ timeout: 15_000 })
    await expect(maya.getByRole('figure', { name: 'Page, Feed' }).getByText('… See more')).toBeVisible()
    await editor.getByRole('button', { name: 'Say something else on…' }).click()
    await maya.getByRole('menuitem', { name: 'Profile story' }).click()
    await editor.getByLabel('Text on Profile story').fill(shortened)
    await editor.getByLabel('Where on the network of the Profile').selectOption('Story')
    await expect(maya.getByRole('figure', { name: 'Profile, Story' }).getByText(shortened)).toBeVisible()
    await expect(maya.getByText('Saved', { exact: true })).toBeVisible()
  })

  await test.step('a reload brings back all of it', async () => {
    await maya.reload()
    await expect(maya.getByRole('heading', { name: 'Easter cakes' })).toBeVisible()
    await expect(editor.getByLabel('Text', { exact: true })).toHaveValue(words)
    expect(await audit(maya, 'editor')).toEqual([])
  })

  await test.step('the plan says what will be made, and everything is made paused', async () => {
    await maya.getByRole('button', { name: /^Review and publish/ }).click()
    await expect(maya.getByRole('region', { name: 'What will be created' })).toBeVisible({ timeout: 15_000 })
    await expect(maya.getByText('The platform has looked at it and found nothing.')).toBeVisible({ timeout: 20_000 })
    expect(await audit(maya, 'plan')).toEqual([])
    await maya.getByRole('button', { name: 'Create it, paused' }).click()
    await expect(maya.getByRole('heading', { name: 'Everything stands out there, paused' })).toBeVisible({
      timeout: 40_000,
    })
  })

  await test.step('it passes review and goes live as a step of its own', async () => {
    await maya.getByRole('region', { name: 'Go live' }).getByRole('button', { name: 'Go live' }).click()
    await expect(maya.getByRole('heading', { name: 'It is live' })).toBeVisible({ timeout: 30_000 })
    await maya.getByRole('link', { name: 'See the campaign' }).click()
    await expect(maya.getByRole('heading', { name: 'Easter cakes' })).toBeVisible()
    await expect(editor.getByText('Approved').first()).toBeVisible({ timeout: 40_000 })
  })

  await test.step('the next morning she reads what came of it, for each network', async () => {
    await maya.request.post(`${product.url}/sandbox/clock`, { data: { advanceHours: 30 } })
    await maya.getByRole('button', { name: /Read now/i }).click()
    const days = maya.getByRole('table', { name: /by day and network/ })
    await expect(days.getByRole('row').nth(1)).toContainText(/\d/, { timeout: 20_000 })
    await expect(days.getByRole('columnheader')).toHaveText(['Day', 'Page', 'Profile'])
    expect(await audit(maya, 'campaign')).toEqual([])
  })

  await test.step('she stops all spending, and it is confirmed to be paused', async () => {
    await maya.getByRole('button', { name: 'Stop all spending' }).click()
    await maya.getByRole('dialog').getByRole('button', { name: 'Stop all spending' }).click()
    await expect(maya.getByText(/All spending is stopped/).first()).toBeVisible({ timeout: 15_000 })
    await expect(editor.getByText(/^Stopped by Maya/).first()).toBeVisible({ timeout: 20_000 })
  })
})

async function pick(page: Page, label: string, typed: string, option: RegExp) {
  await page.getByRole('main').getByLabel(label, { exact: true }).fill(typed)
  await page.getByRole('option', { name: option }).first().click()
}

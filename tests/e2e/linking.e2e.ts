import { expect, test } from './fixtures.ts'
import { grantAs, signUp } from './newcomer.ts'

test.describe('a newcomer', () => {
  test.use({ practice: false })

  test('who refuses in the dialog of the platform reads what that means, and may start again', async ({ page }) => {
    await signUp(page)
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await page.getByRole('link', { name: 'Continue as Iker Etxeberria' }).click()
    await page.getByRole('button', { name: 'Cancel' }).click()

    await expect(page.getByRole('alert')).toContainText('You did not agree')
    await expect(page.getByRole('button', { name: 'Connect', exact: true })).toBeEnabled()
  })

  test('is told the steps that give a Page its Profile, and may link the Page alone', async ({ page }) => {
    await signUp(page)
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await grantAs(page, 'Iker Etxeberria')
    const alone = page.getByRole('article', { name: 'Velo Norte Repairs' })

    await expect(alone.getByText('no Profile found')).toBeVisible()
    await expect(alone.getByRole('listitem').filter({ hasText: 'Linked accounts' })).toBeVisible()
    await alone.getByRole('button', { name: 'Check again' }).click()
    await alone.getByRole('button', { name: 'Link the Page alone' }).click()
    await expect(page.getByRole('heading', { name: 'Velo Norte Repairs' })).toBeVisible()
  })
})

test('a connection that expired is mended in place, and the reply that waited goes out', async ({
  page,
  newWindow,
  product,
}) => {
  const words = 'Yes, the plain butter ones have none.'
  const sandbox = await newWindow()
  await sandbox.goto(product.sandbox)
  const owner = sandbox.getByRole('article', { name: 'Maya Flanagan' })
  await owner.getByRole('button', { name: 'Let their tokens expire' }).click()
  await expect(sandbox.getByRole('status')).toContainText('done')

  await page.goto('/')
  await page.getByRole('link', { name: 'Thread by tom.becker' }).first().click()
  await page.getByRole('textbox', { name: 'Reply' }).fill(words)
  await page.getByRole('button', { name: 'Send reply' }).click()
  const reply = page.getByRole('article', { name: 'Comment by mayas.bakery' })
  await expect(reply).toContainText('Sending…')
  await expect(reply).toContainText('The connection has expired')
  await expect(page.getByText('The connection of Maya Flanagan has ended')).toBeVisible()

  await page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Settings' }).click()
  const health = page.getByRole('region', { name: 'How it is' })
  await expect(health).toContainText('The connection of Maya Flanagan')
  await health.getByRole('button', { name: 'Sign on again' }).click()
  await grantAs(page, 'Maya Flanagan')
  await expect(page.getByRole('region', { name: 'How it is' })).toContainText('All is well')

  await page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Inbox' }).click()
  await page.getByRole('link', { name: 'Thread by tom.becker' }).first().click()
  await expect(reply).toContainText('Sent')
})

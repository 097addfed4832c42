import { expect, test } from './fixtures.ts'

test.describe('with the keyboard alone', () => {
  test('Maya goes through the inbox, answers, finishes, and takes it back', async ({ page }) => {
    await page.goto('/')
    const rows = page.getByRole('list', { name: 'Threads' }).getByRole('listitem')
    await expect(rows.first()).toBeVisible()

    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await expect(rows.nth(1).getByRole('link')).toHaveAttribute('aria-current', 'true')
    await page.keyboard.press('k')
    await expect(rows.nth(0).getByRole('link')).toHaveAttribute('aria-current', 'true')
    const first = (await rows.nth(0).getByRole('link').textContent()) ?? ''
    const thread = page.getByRole('article', { name: first })
    await expect(thread.getByRole('textbox', { name: 'Reply' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(thread.getByRole('heading')).toBeFocused()

    await page.keyboard.press('r')
    await expect(thread.getByRole('textbox', { name: 'Reply' })).toBeFocused()
    await page.keyboard.type('Thank you, see you in the shop.')
    await page.keyboard.press('Control+Enter')
    await expect(thread.getByText('Thank you, see you in the shop.')).toBeVisible()
    await expect(thread.getByRole('article', { name: /^Comment by [Mm]aya/ })).toContainText('Sent')

    await page.keyboard.press('Escape')
    await page.keyboard.press('e')
    await expect(page.getByRole('link', { name: first, exact: true })).toHaveCount(0)
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Done')
    await page.keyboard.press('z')
    await expect(page.getByRole('link', { name: first, exact: true })).toHaveCount(1)
  })

  test('Maya finds a place through the palette, and all keys on the sheet', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('list', { name: 'Threads' })).toBeVisible()

    await page.keyboard.press('Control+k')
    await expect(page.getByRole('textbox', { name: 'Search actions and comments' })).toBeFocused()
    await page.keyboard.type('team')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/settings\/team/)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('g')
    await page.keyboard.press('i')
    await expect(page.getByRole('list', { name: 'Threads' })).toBeVisible()
  })

  test.describe('before the desk', () => {
    test.use({ practice: false })

    test('a newcomer makes an account and signs in again', async ({ page }) => {
      await page.goto('/sign-up')
      await page.getByLabel('Name').focus()
      await page.keyboard.type('Nerea Etxeberria')
      await page.keyboard.press('Tab')
      await page.keyboard.type('nerea@velonorte.example')
      await page.keyboard.press('Tab')
      await page.keyboard.type('two wheels and a bell')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('button', { name: 'Connect', exact: true })).toBeVisible()

      await page.getByRole('button', { name: 'Account of Nerea Etxeberria' }).focus()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('menuitem', { name: 'Your account' })).toBeFocused()
      await page.keyboard.press('End')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()

      await page.getByRole('link', { name: 'Sign in' }).focus()
      await page.keyboard.press('Enter')
      await page.getByLabel('E-mail').focus()
      await page.keyboard.type('nerea@velonorte.example')
      await page.keyboard.press('Tab')
      await page.keyboard.type('two wheels and a bell')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('button', { name: 'Account of Nerea Etxeberria' })).toBeVisible()
    })
  })
})

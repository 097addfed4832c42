import { expect, type Page } from '@playwright/test'

/** Makes an account of one's own, and stands where the first pair is connected. */
export async function signUp(page: Page, name = 'Nerea Etxeberria') {
  await page.goto('/sign-up')
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill('nerea@velonorte.example')
  await page.getByLabel('Password', { exact: true }).fill('two wheels and a bell')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('button', { name: 'Connect', exact: true })).toBeVisible()
}

/** Passes the platform's dialog as one of the cast, who grants everything. */
export async function grantAs(page: Page, person: string) {
  await page.getByRole('link', { name: `Continue as ${person}` }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

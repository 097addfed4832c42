import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { grantAs, signUp } from './newcomer.ts'

test.use({ practice: false, tolerated: /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED/ })

const question = 'Do you keep two of these until Saturday noon?'
const answer = 'With pleasure: two on your name, until noon.'

test('the desk opens, a customer is answered, and the newcomer connects a shop of their own', async ({
  page: maya,
  newWindow,
  product,
}) => {
  test.setTimeout(120_000)
  const tom = await newWindow()
  const threads = maya.getByRole('list', { name: 'Threads' })
  const thread = maya.getByRole('article', { name: 'Thread by tom.becker' })

  await test.step('the newcomer opens the practice desk and sees the comments of both networks', async () => {
    await maya.goto('/')
    await maya.getByRole('button', { name: 'Open the practice desk' }).click()
    await expect(maya.getByRole('button', { name: "Pair: Maya's Bakery" })).toBeVisible({ timeout: 30_000 })
    await expect(threads.getByText('Page', { exact: true }).first()).toBeVisible()
    await expect(threads.getByText('Profile', { exact: true }).first()).toBeVisible()
  })

  await test.step('what Tom writes under a photo comes to stand at the top of the inbox by itself', async () => {
    await tom.goto('/sandbox/instagram/mayas.bakery')
    await tom.getByRole('list', { name: 'Posts' }).getByRole('link').first().click()
    await tom.getByLabel('Comment as Tom Becker').fill(question)
    await tom.getByRole('button', { name: 'Post comment' }).click()
    await expect(threads.getByRole('listitem').first()).toContainText(question)
  })

  await test.step('Maya answers, and Tom reads it under his comment', async () => {
    await threads.getByRole('link', { name: 'Thread by tom.becker' }).first().click()
    await expect(thread.getByText(question)).toBeVisible()
    await thread.getByRole('textbox', { name: 'Reply' }).fill(answer)
    const release = await holdReplies(maya)
    await thread.getByRole('button', { name: 'Send reply' }).click()
    const reply = thread.getByRole('article', { name: 'Comment by mayas.bakery' })
    await expect(reply).toContainText('Sending…')
    release()
    await expect(reply).toContainText('Sent')
    const asked = tom.getByRole('article', { name: 'Comment by tom.becker' }).filter({ hasText: question })
    await expect(asked.getByRole('article', { name: 'Comment by mayas.bakery' })).toContainText(answer)
  })

  await test.step('a rude comment she hides is seen by its author alone', async () => {
    await tom.goto('/sandbox')
    await tom.getByRole('article', { name: "Maya's Bakery" }).getByRole('link', { name: 'Page feed' }).click()
    const rude = tom.getByRole('article', { name: 'Comment by Dean Rowley' }).filter({ hasText: 'Absolute clowns' })
    await expect(rude).toBeVisible()
    await threads.getByRole('link', { name: 'Thread by Dean Rowley' }).first().click()
    const open = maya.getByRole('article', { name: 'Thread by Dean Rowley' })
    await open.getByRole('button', { name: 'Hide comment' }).click()
    await expect(open.getByText('Hidden')).toBeVisible()
    await expect(rude).toHaveCount(0)
    await tom.getByLabel('You are').selectOption('Dean Rowley')
    await expect(rude).toBeVisible()
    await expect(rude).toContainText('Hidden: only its author')
  })

  await test.step('she marks the thread as done, and it leaves the open ones', async () => {
    const line = threads.getByRole('listitem').filter({ hasText: answer })
    // It stands at the top, and only what is in sight is drawn.
    await threads.hover()
    await maya.mouse.wheel(0, -10_000)
    await line.getByRole('link').click()
    await thread.getByRole('button', { name: 'Mark as done' }).click()
    await expect(line).toHaveCount(0)
  })

  await test.step('after Ctrl-C and another start all is as it was', async () => {
    expect(await product.stop()).toBe(0)
    await product.start()
    await maya.goto('/')
    await maya.getByRole('link', { name: /^Done/ }).click()
    await threads.getByRole('listitem').filter({ hasText: answer }).getByRole('link').click()
    await expect(thread.getByText(question)).toBeVisible()
    await expect(thread.getByRole('article', { name: 'Comment by mayas.bakery' })).toContainText('Sent')
    await maya.getByRole('link', { name: /^Hidden/ }).click()
    await expect(threads.getByRole('link', { name: 'Thread by Dean Rowley' })).toHaveCount(1)
  })

  await test.step('she signs out, and the newcomer connects the bike shop', async () => {
    await maya.getByRole('button', { name: 'Account of Maya Flanagan' }).click()
    await maya.getByRole('menuitem', { name: 'Sign out' }).click()
    await maya.getByRole('link', { name: 'Create an account' }).click()
    await expect(maya).toHaveURL(/sign-up/)
    await signUp(maya)
    await maya.getByRole('button', { name: 'Connect', exact: true }).click()
    await grantAs(maya, 'Iker Etxeberria')
    const shop = maya.getByRole('article', { name: 'Velo Norte', exact: true })
    await shop.getByRole('button', { name: 'Link this pair' }).click()
    await expect(maya.getByRole('progressbar', { name: 'Posts read' })).toBeVisible()
    await expect(maya.getByText('Everything has been read.')).toBeVisible({ timeout: 30_000 })
    await maya.getByRole('link', { name: 'Go to the inbox' }).click()
    await expect(maya.getByRole('button', { name: 'Pair: Velo Norte' })).toBeVisible()
    await expect(threads.getByRole('listitem').first()).toBeVisible()
  })
})

/** Keeps replies on the line, so that what the screen says meanwhile can be read; the answer lets them go. */
async function holdReplies(page: Page) {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route('**/replies', async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

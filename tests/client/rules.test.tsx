import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { openBrowser, openDesk } from './desk.tsx'

const rulesPath = '/pairs/bakery/settings/rules'

// The first who asks for a screen waits for its code to be built.
beforeAll(() => import('../../client/rules/RuleScreen.tsx'), 60_000)

test('a rule is written, back-tested and armed, and can be disarmed at once', async () => {
  const { user, state, address } = openDesk(rulesPath)
  await user.click(await screen.findByRole('link', { name: 'New rule' }))

  await user.type(await screen.findByLabelText('Name'), 'Gluten')
  await user.type(screen.getByLabelText('Contains any of'), 'gluten')
  await user.click(screen.getByLabelText('Hide it'))
  await user.click(screen.getByRole('button', { name: 'Save draft' }))
  await waitFor(() => expect(address()).toMatch(/\/rules\/(?!new)/))

  expect(await screen.findByText('When a comment contains “gluten” …')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Arm the rule' })).toBeDisabled()
  await user.click(screen.getByRole('button', { name: 'Back-test on the last 90 days' }))
  const hits = await screen.findByRole('list', { name: 'Hits' })
  const [wrong] = await within(hits).findAllByRole('button', { name: 'Wrong' })
  await user.click(wrong as HTMLElement)
  await waitFor(() => expect(state.backtests[0]?.found[0]?.mark).toBe('wrong'))

  await user.click(screen.getByRole('button', { name: 'Arm the rule' }))
  expect(await screen.findByText(/Armed by Maya Lindqvist/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Disarm' }))
  expect(await screen.findByText(/Disarmed by hand/)).toBeVisible()
})

test('what is wrong with a rule is said at its place, and what was written survives a reload', async () => {
  const { user, leave } = openDesk(`${rulesPath}/new`)
  await user.type(await screen.findByLabelText('Name'), 'Both')
  await user.type(screen.getByLabelText('Matches a pattern'), '(scam')
  await user.click(screen.getByLabelText('Hide it'))
  await user.click(screen.getByLabelText('Answer it'))
  await user.type(screen.getByLabelText('What it answers'), 'No.')
  await user.click(screen.getByRole('button', { name: 'Save draft' }))
  expect(await screen.findByText(/On Instagram a hidden comment takes no reply/)).toBeVisible()

  await user.click(screen.getByLabelText('Answer it'))
  await user.click(screen.getByRole('button', { name: 'Save draft' }))
  expect(await screen.findByText(/This pattern cannot be read/)).toBeVisible()
  leave()

  openBrowser(`${rulesPath}/new`)
  expect(await screen.findByLabelText('Name')).toHaveValue('Both')
  expect(screen.getByLabelText('Matches a pattern')).toHaveValue('(scam')
})

test('rules change places by the arrow keys, and by their buttons', async () => {
  const { user, state } = openDesk(`${rulesPath}/new`)
  for (const name of ['First', 'Second']) {
    await user.type(await screen.findByLabelText('Name'), name)
    await user.click(screen.getByLabelText('Hide it'))
    await user.click(screen.getByRole('button', { name: 'Save draft' }))
    await screen.findByRole('heading', { name })
    await user.click(screen.getByRole('link', { name: 'All rules' }))
    await user.click(await screen.findByRole('link', { name: 'New rule' }))
  }
  await user.click(await screen.findByRole('link', { name: 'All rules' }))
  const handle = await screen.findByRole('button', { name: 'Move Second, 2 of 2' })
  handle.focus()
  await user.keyboard('{ArrowUp}')
  expect(await screen.findByRole('button', { name: 'Move Second, 1 of 2' })).toBeVisible()
  await waitFor(() => expect(state.rules.map(({ content }) => content.name)).toEqual(['Second', 'First']))

  await user.click(screen.getByRole('button', { name: 'Move Second down' }))
  await waitFor(() => expect(state.rules.map(({ content }) => content.name)).toEqual(['First', 'Second']))
  expect(screen.getByRole('button', { name: 'Move Second down' })).toBeDisabled()
})

test('whoever saves what is wrong is taken to the first wrong field, and what is mended is wrong no more', async () => {
  const { user } = openDesk(`${rulesPath}/new`)
  await user.click(await screen.findByRole('button', { name: 'Save draft' }))
  expect(screen.getByLabelText('Name')).toHaveFocus()
  expect(screen.getByText('Give the rule a name.')).toBeVisible()

  await user.keyboard('Answers')
  expect(screen.queryByText('Give the rule a name.')).not.toBeInTheDocument()
  expect(screen.getByText('Choose what it does.')).toBeVisible()

  await user.click(screen.getByLabelText('Answer it'))
  await user.clear(screen.getByLabelText(/^Disarm it when/))
  await user.click(screen.getByRole('button', { name: 'Save draft' }))
  expect(screen.getByLabelText('What it answers')).toHaveFocus()
  expect(screen.getByLabelText('What it answers')).toHaveAccessibleDescription(/Write the reply\./)
  expect(screen.getByLabelText(/^Disarm it when/)).toHaveAccessibleDescription('Give a number from 1 to 10,000.')
})

test('hours that are wrong are said at their own field', async () => {
  const { user } = openDesk(`${rulesPath}/new`)
  await user.type(await screen.findByLabelText('Name'), 'Evenings')
  await user.click(screen.getByLabelText('Hide it'))
  await user.selectOptions(screen.getByLabelText('Hours'), 'Outside these hours')
  await user.clear(screen.getByLabelText('From'))
  await user.click(screen.getByRole('button', { name: 'Save draft' }))
  expect(screen.getByLabelText('From')).toHaveFocus()
  expect(screen.getByLabelText('From')).toHaveAccessibleDescription('Give a time such as 09:00.')
})

test('whoever has looked for posts to choose goes on in the inbox as before', async () => {
  const { user, state } = openDesk(`${rulesPath}/new`)
  await user.selectOptions(await screen.findByLabelText('Where it stands'), 'On posts or ads that you choose')
  const posts = within(await screen.findByRole('group', { name: 'Posts and ads' }))
  expect((await posts.findAllByRole('checkbox')).length).toBeGreaterThan(0)

  await user.click(screen.getByRole('link', { name: 'Inbox' }))
  const list = within(await screen.findByRole('list', { name: 'Threads' }, { timeout: 15_000 }))
  const done = () => state.threads.filter(({ doneAt }) => doneAt).length
  const before = done()
  await user.click((await list.findAllByRole('button', { name: /^Done with/ }))[0] as HTMLElement)
  await waitFor(() => expect(done()).toBe(before + 1))
})

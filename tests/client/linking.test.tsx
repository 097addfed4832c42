import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { changed } from '../../mocks/memory.ts'
import { openDesk } from './desk.tsx'

const card = async (name: string) => within(await screen.findByRole('article', { name }))

test('a Page without its Profile shows the steps, and can be checked again', async () => {
  const { user } = openDesk('/connect?granted=1')
  const flowers = await card('Petals on the Corner')

  expect(flowers.getByText('No Profile is linked to this Page yet.')).toBeVisible()
  expect(flowers.getAllByRole('listitem')).toHaveLength(3)
  expect(flowers.getByRole('button', { name: 'Link the Page alone' })).toBeEnabled()
  await user.click(flowers.getByRole('button', { name: 'Check again' }))
  expect(await screen.findByRole('article', { name: 'Petals on the Corner' })).toBeVisible()
})

test('the grant is brought home once, although that is itself a change on the feed', async () => {
  const { state } = openDesk('/connect?granted=1')
  await card('Petals on the Corner')
  const bakery = state.pairs[0]
  if (!bakery) throw new Error('There is no pair.')

  bakery.page.name = "Maya's New Bakery"
  changed(state, 'bakery', { topic: 'linking', pairId: 'bakery', ids: ['bakery'] })

  await screen.findByRole('button', { name: "Pair: Maya's New Bakery" })
  expect(state.changes.filter(({ data }) => data.ids[0]?.startsWith('grant'))).toHaveLength(1)
})

test('a Page that may not be linked says why and has no button for it', async () => {
  openDesk('/connect?granted=1')
  const cafe = await card('Harbour Café')
  expect(cafe.getByText(/not answer its comments/)).toBeVisible()
  expect(cafe.queryByRole('button', { name: /Link/ })).not.toBeInTheDocument()
})

test('linking a pair shows the reading in numbers and leads to its inbox', async () => {
  const { user, address } = openDesk('/connect?granted=1')
  await user.click((await card('Kettle & Chain Bicycles')).getByRole('button', { name: 'Link this pair' }))

  expect(await screen.findByText('4 of 4 posts')).toBeVisible()
  expect(screen.getByText('Everything has been read.')).toBeVisible()
  await user.click(screen.getByRole('link', { name: 'Go to the inbox' }))
  expect(await screen.findByRole('list', { name: 'Threads' })).toBeVisible()
  expect(address()).toMatch(/^\/pairs\/[\w-]+\/inbox$/)
})

test('the practice desk links its pair by itself and opens the inbox', async () => {
  const { address } = openDesk('/practice', { linked: false })
  expect(await screen.findByRole('list', { name: 'Threads' })).toBeVisible()
  expect(address()).toMatch(/inbox$/)
})

test('a setting that somebody else changed meanwhile shows both versions', async () => {
  const { user, state } = openDesk('/pairs/bakery/settings')
  const zone = await screen.findByRole('combobox', { name: 'Where the business is' })
  await user.clear(zone)
  await user.type(zone, 'Europe/Paris')
  Object.assign(state.pairs[0] ?? {}, { zone: 'Europe/Lisbon', version: 2 })
  await user.click(screen.getByRole('button', { name: 'Save' }))

  const versions = within(await screen.findByRole('alert', { name: 'Two versions' }))
  expect(versions.getByText('Theirs: Europe/Lisbon')).toBeVisible()
  expect(versions.getByText('Yours: Europe/Paris')).toBeVisible()
  await user.click(versions.getByRole('button', { name: 'Save yours' }))
  await waitFor(() => expect(state.pairs[0]).toMatchObject({ zone: 'Europe/Paris', version: 3 }))
})

test('what is wrong with a pair is said in words, with the button that mends it', async () => {
  const { user, state } = openDesk('/pairs/bakery/settings')
  await screen.findByText('All is well.')
  const pair = state.pairs[0]
  if (!pair) throw new Error('There is no pair.')

  pair.health = {
    ...pair.health,
    state: 'attention',
    findings: [{ what: 'The Page has been silent for 3 hours.', remedy: 'recheck' }],
  }
  changed(state, 'bakery', { topic: 'linking', pairId: 'bakery', ids: ['bakery'] })

  expect(await screen.findByText('The Page has been silent for 3 hours.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Check again' }))
  expect(await screen.findByText('All is well.')).toBeVisible()
})

test('unlinking says in numbers what stops, before it does', async () => {
  const { user, state, address } = openDesk('/pairs/bakery/settings')
  await user.click(await screen.findByRole('button', { name: 'Unlink…' }))
  const dialog = within(await screen.findByRole('dialog', { name: "Unlink Maya's Bakery?" }))
  expect(await dialog.findByText(/^\d+ open threads of \d+ leave the inbox unanswered\.$/)).toBeVisible()
  expect(state.pairs[0]?.unlinkedAt).toBeNull()

  await user.click(dialog.getByRole('button', { name: 'Unlink' }))
  await waitFor(() => expect(address()).toBe('/connect'))
  expect(state.pairs[0]?.unlinkedAt).toBeTruthy()
})

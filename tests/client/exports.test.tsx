import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { api } from '../../client/api.ts'
import { inboxPath, openDesk, threadBy, tomsThread } from './desk.tsx'

// A busy machine takes its time with menus that are fetched when they are needed.
vi.setConfig({ testTimeout: 60_000 })

const listed = () => screen.findByRole('list', { name: 'Threads' })
const dialog = async () => within(await screen.findByRole('dialog', { name: 'Export threads' }))
const ready = async (name: string) =>
  within(await screen.findByText(`${name} is ready`).then((words) => words.parentElement ?? words))

test('what a filter finds is exported, and the file is a link at the end', async () => {
  const { user, state } = openDesk(inboxPath)
  await listed()
  await user.click(screen.getByRole('button', { name: 'Filter' }))
  await user.click(await screen.findByRole('button', { name: 'Export…' }))
  await user.click((await dialog()).getByRole('checkbox', { name: 'With the team’s notes' }))
  await user.click((await dialog()).getByRole('button', { name: 'Export' }))

  const link = (await ready('Export as CSV')).getByRole('link', { name: /^Download \d+ rows$/ })
  const [made] = state.exports
  expect(made).toMatchObject({ format: 'csv', comments: true, notes: true, total: openThreads(state) })
  expect(link).toHaveAttribute('href', api.exports.downloadExport.addressOf({ params: { exportId: made?.id ?? '' } }))
  await user.click((await ready('Export as CSV')).getByRole('button', { name: 'Fetch it later' }))

  await user.keyboard('d')
  const earlier = within(await screen.findByRole('list', { name: 'Earlier exports' }))
  expect(earlier.getByRole('link', { name: 'Export as CSV' })).toBeVisible()
  await user.click(earlier.getByRole('button', { name: 'Erase' }))
  await vi.waitFor(() => expect(screen.queryByRole('list', { name: 'Earlier exports' })).not.toBeInTheDocument())
})

test('only the chosen threads are exported, as JSON', async () => {
  const { user, state } = openDesk(inboxPath)
  const list = within(await listed())
  await user.click((await list.findAllByRole('checkbox'))[0] as HTMLElement)
  const bar = within(await screen.findByRole('toolbar', { name: 'With the chosen threads' }))
  await user.click(bar.getByRole('button', { name: 'Export…' }))
  expect((await dialog()).getByText('1 thread.')).toBeVisible()
  await user.click((await dialog()).getByRole('radio', { name: 'JSON, for programs' }))
  await user.click((await dialog()).getByRole('button', { name: 'Export' }))
  await ready('Export as JSON')
  expect(state.exports[0]).toMatchObject({ format: 'json', total: 1 })
})

test('an export that is refused says why, and the choice is kept', async () => {
  const { user, state } = openDesk(inboxPath)
  await listed()
  await user.keyboard('d')
  await user.click((await dialog()).getByRole('radio', { name: 'JSON, for programs' }))
  for (const pair of state.pairs) pair.unlinkedAt = new Date().toISOString()
  await user.click((await dialog()).getByRole('button', { name: 'Export' }))
  expect(await (await dialog()).findByText('Your team has no such pair.')).toBeVisible()
  expect((await dialog()).getByRole('radio', { name: 'JSON, for programs' })).toBeChecked()
})

test('the palette prints the open thread', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => {})
  const { user } = openDesk(tomsThread)
  await threadBy('Tom Becker')
  await user.keyboard('{Control>}k{/Control}')
  await user.click(await screen.findByRole('button', { name: /Print the thread/ }))
  expect(print).toHaveBeenCalledOnce()
})

const openThreads = ({ threads }: ReturnType<typeof openDesk>['state']) =>
  threads.filter(({ doneAt, snoozedUntil }) => doneAt === null && snoozedUntil === null).length

test('a printed list has every thread that was read, not only those in sight', async () => {
  const { state } = openDesk(inboxPath)
  const list = within(await screen.findByRole('list', { name: 'Threads' }, { timeout: 15_000 }))
  const open = state.threads.filter(({ doneAt }) => doneAt === null)
  const read = Math.min(open.length, 50)
  expect((await list.findAllByRole('link')).length).toBeLessThan(read)

  fireEvent(window, new Event('beforeprint'))
  expect(list.getAllByRole('link')).toHaveLength(read)
  fireEvent(window, new Event('afterprint'))
  expect(list.getAllByRole('link').length).toBeLessThan(read)
})

import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { inboxPath, openDesk, rows } from './desk.tsx'

const listed = () => screen.findByRole('list', { name: 'Threads' })
const bar = async () => within(await screen.findByRole('toolbar', { name: 'With the chosen threads' }))

test('threads chosen by x and by Shift+x are done at once, and all come back by undo', async () => {
  const { user } = openDesk(inboxPath)
  await listed()
  const before = rows()
  await user.keyboard('j')
  await screen.findByRole('article', { name: before[0] ?? '' })
  await user.keyboard('x')
  await user.keyboard('jj')
  await screen.findByRole('article', { name: before[2] ?? '' })
  await user.keyboard('X')
  expect((await bar()).getByText('3 chosen')).toBeVisible()

  await user.keyboard('e')
  await waitFor(() => expect(rows().some((row) => before.slice(0, 3).includes(row))).toBe(false))
  expect(screen.queryByRole('toolbar', { name: 'With the chosen threads' })).not.toBeInTheDocument()

  await user.keyboard('z')
  await waitFor(() => expect(rows()).toEqual(before))
})

test('all that match are chosen in one press, and counted as the rail counts them', async () => {
  const { user, state } = openDesk(inboxPath)
  const list = within(await listed())
  await user.click((await list.findAllByRole('checkbox'))[0] as HTMLElement)
  const matching = state.threads.filter(({ doneAt }) => doneAt === null).length
  await user.click((await bar()).getByRole('button', { name: /that match$/ }))
  expect((await bar()).getByText(`${matching} chosen`)).toBeVisible()

  for (const box of list.getAllByRole('checkbox')) expect(box).toBeChecked()

  await user.click((await bar()).getByRole('button', { name: 'Done' }))
  expect(await screen.findByText('All answered')).toBeVisible()
})

test('Escape lets go of what is chosen', async () => {
  const { user } = openDesk(inboxPath)
  const list = within(await listed())
  await user.click((await list.findAllByRole('checkbox'))[1] as HTMLElement)
  await bar()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('toolbar', { name: 'With the chosen threads' })).not.toBeInTheDocument()
})

test('to leave one out of all that match is to choose the others in sight', async () => {
  const { user } = openDesk(inboxPath)
  const list = within(await listed())
  const [first] = await list.findAllByRole('checkbox')
  await user.click(first as HTMLElement)
  await user.click((await bar()).getByRole('button', { name: /that match$/ }))
  await user.click(first as HTMLElement)
  expect(first).not.toBeChecked()
  const others = list.getAllByRole('checkbox').slice(1)
  for (const box of others) expect(box).toBeChecked()
  expect((await bar()).getByRole('button', { name: /that match$/ })).toBeVisible()
})

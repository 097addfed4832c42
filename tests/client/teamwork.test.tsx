import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { timesToCome } from '../../client/triage/timesToCome.ts'
import { instantAt, wallTime } from '../../server/contract/wallTime.ts'
import { inboxPath, openDesk, rows, threadBy, tomsThread } from './desk.tsx'

const tomsId = 'bakery-facebook-1-1'
const toms = (state: ReturnType<typeof openDesk>['state']) => state.threads.find(({ id }) => id === tomsId)

test('a assigns by typing a name, i takes it oneself, z gives it back', async () => {
  const { user, state } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')
  await thread.findByRole('button', { name: 'Assigned to: Nobody' })

  await user.keyboard('a')
  const search = await screen.findByRole('combobox', { name: 'Assign to' })
  await waitFor(() => expect(search).toHaveFocus())
  const options = within(screen.getByRole('listbox', { name: 'Assign to' }))
  expect(options.getAllByRole('option')[0]).toHaveTextContent('Maya Lindqvist (you)')
  expect(options.queryByRole('option', { name: /Jonas/ })).not.toBeInTheDocument()
  await user.keyboard('inês{Enter}')
  expect(await thread.findByRole('button', { name: 'Assigned to: Inês Duarte' })).toBeVisible()
  await waitFor(() => expect(toms(state)?.assigneeId).toBe('ines'))

  await waitFor(() => expect(screen.queryByRole('combobox')).not.toBeInTheDocument())
  await user.keyboard('i')
  await waitFor(() => expect(toms(state)?.assigneeId).toBe('maya'))
  await user.keyboard('z')
  await waitFor(() => expect(toms(state)?.assigneeId).toBe('ines'))
})

/** The first thread of the list, which is drawn in any case. */
async function openFirst() {
  const desk = openDesk(inboxPath)
  const list = within(await screen.findByRole('list', { name: 'Threads' }))
  await waitFor(() => expect(rows().length).toBeGreaterThan(0))
  await desk.user.keyboard('j')
  const bar = within(await screen.findByRole('region', { name: 'Triage' }))
  const opened = () => desk.state.threads.find(({ id }) => desk.address().endsWith(id))
  return { ...desk, list, bar, opened }
}

test('h puts a thread away until tomorrow morning, out of the list, and z brings it back', async () => {
  const { user, bar, opened } = await openFirst()
  const [first] = rows()

  await user.keyboard('h')
  await screen.findByRole('combobox', { name: 'Snooze until' })
  await user.keyboard('tomorrow{Enter}')
  expect(await bar.findByRole('button', { name: 'Snoozed until tomorrow 09:00' })).toBeVisible()
  await waitFor(() => expect(rows()[0]).not.toBe(first))
  await waitFor(() => expect(opened()?.snoozedUntil).toBeTruthy())
  expect(wallTime(new Date(opened()?.snoozedUntil ?? ''), 'Europe/Berlin').slice(11)).toBe('09:00')

  await user.keyboard('z')
  await waitFor(() => expect(opened()?.snoozedUntil).toBeNull())
  await waitFor(() => expect(rows()[0]).toBe(first))
})

test('l puts a label on, makes one by its name, and the row shows both', async () => {
  const { user, bar, list, opened } = await openFirst()
  await user.keyboard('l')
  await screen.findByRole('combobox', { name: 'Label' })
  await user.keyboard('ord{Enter}')
  await waitFor(() => expect(opened()?.labels).toEqual(['orders']))
  await user.keyboard('Vegan{Enter}')
  expect(await bar.findByRole('button', { name: 'Labels: Orders, Vegan' })).toBeVisible()
  expect(await list.findByText('Vegan')).toBeVisible()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('combobox', { name: 'Label' })).not.toBeInTheDocument())
})

test('! ranks a thread, and the row says it in words', async () => {
  const { user, list } = await openFirst()
  await user.keyboard('!')
  await screen.findByRole('combobox', { name: 'Priority' })
  await user.keyboard('{Enter}')
  expect(await list.findByText('Urgent')).toBeVisible()
})

test('opening a thread reads it for all, and u marks it as unread', async () => {
  const { user, state, address } = openDesk(inboxPath)
  const list = within(await screen.findByRole('list', { name: 'Threads' }))
  const unread = () => list.queryAllByText('Unread').length
  await waitFor(() => expect(unread()).toBeGreaterThan(1))
  const before = unread()

  await user.keyboard('j')
  const head = await screen.findByRole('button', { name: /^Mark as unread/ })
  const opened = () => state.threads.find(({ id }) => address().endsWith(id))
  await waitFor(() => expect(opened()?.unreadSince).toBeNull())
  expect(unread()).toBe(before - 1)
  await user.keyboard('u')
  await waitFor(() => expect(opened()?.unreadSince).not.toBeNull())
  expect(unread()).toBe(before)
  await user.click(head)
  await user.keyboard('z')
  await waitFor(() => expect(opened()?.unreadSince).toBeNull())
})

test('n writes a note that names a colleague, unlike a reply, and its writer can remove it', async () => {
  const { user, state } = openDesk(tomsThread)
  const thread = await threadBy('Tom Becker')
  await user.keyboard('n')
  const box = await thread.findByRole('combobox', { name: 'Note' })
  await user.type(box, 'Please ask @in')
  expect(await thread.findByRole('option', { name: 'Inês Duarte' })).toBeVisible()
  await user.keyboard('{Enter}today{Control>}{Enter}{/Control}')

  const note = within(await thread.findByRole('article', { name: 'Note by Maya Lindqvist' }))
  expect(note.getByText('Please ask @Inês Duarte today')).toBeVisible()
  expect(note.getByText('Only your team sees this')).toBeVisible()
  expect(state.notes).toMatchObject([{ mentions: [{ id: 'ines', name: 'Inês Duarte' }] }])

  await user.click(note.getByRole('button', { name: 'Edit note' }))
  const field = await note.findByRole('combobox', { name: 'Note' })
  await user.clear(field)
  await user.type(field, 'Never mind')
  await user.click(note.getByRole('button', { name: 'Save note' }))
  expect(await note.findByText('Never mind')).toBeVisible()

  await user.click(note.getByRole('button', { name: 'Remove note' }))
  await waitFor(() => expect(thread.queryByRole('article', { name: /^Note/ })).not.toBeInTheDocument())
})

test('the labels are renamed, coloured and removed in the settings', async () => {
  const { user, state } = openDesk('/settings/labels')
  const name = await screen.findByRole('textbox', { name: 'Name of Orders' })
  await user.clear(name)
  await user.type(name, 'complaints{Enter}')
  expect(await screen.findByText('There is a label called Complaints already.')).toBeVisible()
  await user.clear(name)
  await user.type(name, 'Pre-orders{Enter}')
  await screen.findByRole('textbox', { name: 'Name of Pre-orders' })
  await user.selectOptions(screen.getByRole('combobox', { name: 'Colour of Pre-orders' }), 'blue')
  await waitFor(() => expect(state.labels.find(({ id }) => id === 'orders')).toMatchObject({ colour: 'blue' }))

  await user.click(screen.getByRole('button', { name: 'Remove Pre-orders' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove the label Pre-orders?' }))
  expect(await dialog.findByText('No thread carries it.')).toBeVisible()
  await user.click(dialog.getByRole('button', { name: 'Remove' }))
  await waitFor(() => expect(state.labels.map(({ id }) => id)).toEqual(['complaints']))
})

test('turns are off until somebody chooses who takes them', async () => {
  const { user, state } = openDesk('/pairs/bakery/turns')
  const toggle = await screen.findByRole('switch', { name: 'Assign new threads in turn' })
  expect(toggle).not.toBeChecked()
  await user.click(toggle)
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Choose who takes turns.')).toBeVisible()
  await user.click(screen.getByRole('checkbox', { name: 'Inês Duarte' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(state.turns.bakery).toEqual({ on: true, personIds: ['ines'], version: 1 }))
})

test.each([
  ['2026-11-25T09:00', 'Europe/Berlin', '2026-11-25T08:00:00.000Z'],
  ['2026-07-01T09:00', 'America/New_York', '2026-07-01T13:00:00.000Z'],
  ['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['2026-01-01T00:00', 'Pacific/Apia', '2025-12-31T11:00:00.000Z'],
])('%s on a wall in %s is %s', (wall, zone, instant) => {
  expect(instantAt(wall, zone).toISOString()).toBe(instant)
})

test('next week begins on Monday, and late at night there is no later today', () => {
  const times = timesToCome(new Date('2026-11-29T21:30:00Z'), 'Europe/Berlin')
  expect(times.map(({ name, at }) => [name, at.toISOString()])).toEqual([
    ['Tomorrow morning', '2026-11-30T08:00:00.000Z'],
    ['Next week', '2026-11-30T08:00:00.000Z'],
  ])
})

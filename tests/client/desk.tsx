import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { setupServer } from 'msw/node'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { onTestFinished } from 'vitest'
import { Providers } from '../../client/layout/Providers.tsx'
import { createQueries } from '../../client/queries.ts'
import { routes } from '../../client/router.tsx'
import { handlers } from '../../mocks/handlers.ts'
import { createState, type StateOptions } from '../../mocks/state.ts'

/** Opens the product at an address, in front of mocks of its own; Maya is signed in unless said otherwise. */
export function openDesk(path: string, options: StateOptions = {}) {
  const state = createState({ delay: 0, signedIn: true, ...options })
  const server = setupServer(...handlers(state))
  server.listen({ onUnhandledFrame: 'error' })
  onTestFinished(() => server.close())
  return { state, server, ...openBrowser(path) }
}

/** Opens the product in a tab, in front of whatever answers already: a reload, as far as the product can tell. */
export function openBrowser(path: string) {
  const queries = createQueries()
  const router = createMemoryRouter(routes(queries), { initialEntries: [path] })
  const view = render(
    <Providers queries={queries}>
      <RouterProvider router={router} />
    </Providers>,
  )
  const address = () => router.state.location.pathname + router.state.location.search
  return { user: userEvent.setup(), address, queries, leave: view.unmount }
}

/** Tom's question on the Page, and one on the Profile. */
export const tomsThread = '/pairs/bakery/inbox/bakery-facebook-1-1'
export const inboxPath = '/pairs/bakery/inbox'

export const threadBy = async (name: string) =>
  within(await screen.findByRole('article', { name: `Thread by ${name}` }))
export const rows = () => screen.getAllByRole('link', { name: /^Thread by/ }).map((link) => link.textContent)

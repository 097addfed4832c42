import './ui/look.css'
import '@fontsource-variable/inter/index.css'
import './ui/mantine.css'
import './ui/print.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { api, query } from './api.ts'
import { Providers } from './layout/Providers.tsx'
import { goOnOffline } from './offline/late.ts'
import { createQueries } from './queries.ts'
import { routes } from './router.tsx'

if (import.meta.env.MODE === 'mocks') {
  // biome-ignore lint/style/noRestrictedImports: behind the mode, so that no build for people carries it.
  const { startMocks } = await import('../mocks/browser.ts')
  await startMocks()
}

const queries = createQueries()
// Asked for while the chunk of the screen is still on its way.
void queries.prefetchQuery(query(api.accounts.getDesk))
goOnOffline(queries)

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Providers queries={queries}>
        {/* No screen suspends on its own data, so there is nothing for a transition to wait for but its turn. */}
        <RouterProvider router={createBrowserRouter(routes(queries))} useTransitions={false} />
      </Providers>
    </StrictMode>,
  )
}

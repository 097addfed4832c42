import type { QueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { showAhead } from './ahead.ts'
import { keepAnswers } from './answers.ts'
import { connectionStore } from './connection.ts'
import { outboxOf } from './outbox.ts'

/** Keeps what is read, shows and sends what waits, and notices when the server goes and comes back. */
export async function startOffline(queries: QueryClient) {
  const outbox = outboxOf(queries)
  if (!outbox) return
  keepAnswers(queries)
  await outbox.refresh()
  showAhead(queries)

  let { away } = connectionStore.read()
  connectionStore.subscribe(() => {
    if (connectionStore.read().away === away) return
    away = !away
    if (away) return outbox.tryLater()
    void queries.invalidateQueries()
    void outbox.sendAll()
  })
  queries.getQueryCache().subscribe((event) => {
    const isDesk = event.query.queryKey[0] === api.accounts.getDesk.key[0]
    if (isDesk && event.type === 'updated' && event.action.type === 'success') void outbox.refresh()
  })
  window.addEventListener('online', () => void outbox.sendAll())
  window.addEventListener('offline', () => connectionStore.lost())
  if (!navigator.onLine) connectionStore.lost()
  await outbox.sendAll()
  if (connectionStore.read().away) outbox.tryLater()
  if (import.meta.env.PROD) await keepFiles()
}

/** The product's own files, so that it opens without a connection; a newer version takes over with the next page. */
async function keepFiles() {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker
    .register('/sw.js', { updateViaCache: 'none' })
    .catch(() => undefined)
  registration?.waiting?.postMessage('take over')
}

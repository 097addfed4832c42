import type { QueryClient } from '@tanstack/react-query'

/** Begins what makes the desk usable without a connection once the desk itself stands there: nothing waits for it. */
export function goOnOffline(queries: QueryClient) {
  const begin = () =>
    import('./start.ts').then(
      ({ startOffline }) => startOffline(queries),
      () => undefined,
    )
  const whenIdle = () => setTimeout(() => void begin(), 500)
  if (document.readyState === 'complete') whenIdle()
  else window.addEventListener('load', whenIdle, { once: true })
}

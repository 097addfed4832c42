import { MantineProvider } from '@mantine/core'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Tips } from '../ui/Tips.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { cssVariablesResolver, theme } from '../ui/theme.ts'

const nonce = () => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

/** What every screen stands on: the look, the cache, and the messages at the edge. */
export function Providers({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  return (
    <QueryClientProvider client={queries}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        defaultColorScheme="auto"
        getStyleNonce={nonce}
      >
        {children}
        <Toasts />
        <Tips />
      </MantineProvider>
    </QueryClientProvider>
  )
}

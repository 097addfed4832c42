import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { msw } from 'msw/vite'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { api } from './server/contract/index.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = 'http://127.0.0.1:3000'

/**
 * A browser needs each endpoint's method and path but none of the schemas, so the client's outline of the contract
 * is written here, at build time, and zod stays out of the first load.
 */
function contractOutline(): Plugin {
  const outlineOf = ([name, endpoint]: [string, object]) => {
    const { method, path, idempotent, versioned } = endpoint as Record<string, unknown>
    return [name, { method, path, idempotent, versioned }]
  }
  const outline = Object.entries(api).map(([name, endpoints]) => [
    name,
    Object.fromEntries(Object.entries(endpoints).map(outlineOf)),
  ])
  return {
    name: 'contract-outline',
    enforce: 'pre',
    load: (id) =>
      id === here('client/outline.ts') ? `export const outline = ${JSON.stringify(Object.fromEntries(outline))}` : null,
  }
}

export default defineConfig(({ mode }) => ({
  root: here('client'),
  plugins: [react(), contractOutline(), mode === 'mocks' && msw({ mode: 'worker-only' })],
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    // A schema that a chunk does not use is no reason for that chunk to carry zod.
    rolldownOptions: { treeshake: { manualPureFunctions: ['z', 'feature', 'listOf'] } },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    fs: { allow: [here('.')] },
    proxy: { '/api': server, '/webhooks': server, '/sandbox': server },
  },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        root: here('.'),
        test: {
          name: 'node',
          include: ['tests/*.test.ts', 'tests/{server,journeys,faults}/**/*.test.ts'],
          environment: 'node',
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        root: here('.'),
        test: {
          name: 'client',
          include: ['tests/client/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['tests/client/setup.ts'],
          testTimeout: 20_000,
        },
      },
    ],
  },
}))

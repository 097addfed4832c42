import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { msw } from 'msw/vite'
import type { HtmlTagDescriptor, Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import type { Feature } from './server/contract/endpoint.ts'
import { api } from './server/contract/index.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const inBrowsers: Partial<Plugin> = { applyToEnvironment: ({ name }) => name === 'client' }
const server = 'http://127.0.0.1:3000'

/**
 * The contract as a browser needs it. The outline is each endpoint's method and path, written here at build time;
 * and a schema is declared free of side effects, so that zod comes along only where a form validates with one.
 */
function lightContract(): Plugin[] {
  const outline = mapValues(api, (endpoints) =>
    mapValues(endpoints as Feature, ({ method, path, idempotent, versioned, download }) => ({
      method,
      path,
      idempotent,
      versioned,
      download,
    })),
  )
  return [
    {
      name: 'contract-outline',
      enforce: 'pre',
      load: (id) => (id === here('client/outline.ts') ? `export const outline = ${JSON.stringify(outline)}` : null),
    },
    {
      name: 'contract-purity',
      ...inBrowsers,
      apply: 'build',
      enforce: 'post',
      transform(code, id) {
        if (!id.startsWith(here('server/contract/'))) return null
        const made = this.parse(code).body.flatMap((statement) => {
          const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
          if (declared?.type !== 'VariableDeclaration') return []
          return declared.declarations.flatMap(({ init }) => (init?.type === 'CallExpression' ? init : []))
        })
        const pure = made.toReversed().reduce((text, { start, end }) => {
          return `${text.slice(0, start)}/* @__PURE__ */ (() => ${text.slice(start, end)})()${text.slice(end)}`
        }, code)
        return { code: pure, map: null, moduleSideEffects: false }
      },
    },
  ]
}

/**
 * Lets the browser fetch, while the first script is still on its way, what the address needs (`public/early.js`) and
 * the files of the inbox, where most visits begin. Mocks could not answer that: they begin with the script.
 */
const earlyInbox: Plugin = {
  name: 'early-inbox',
  ...inBrowsers,
  apply: 'build',
  transformIndexHtml(_html, { bundle }) {
    const chunks = Object.values(bundle ?? {}).flatMap((output) => (output.type === 'chunk' ? output : []))
    const scripts = new Set<string>()
    const add = (chunk: (typeof chunks)[number] | undefined) => {
      if (!chunk || scripts.has(chunk.fileName)) return
      scripts.add(chunk.fileName)
      for (const name of chunk.imports) add(chunks.find(({ fileName }) => fileName === name))
    }
    for (const chunk of chunks) if (/(Shell|InboxScreen)\.tsx$/.test(chunk.facadeModuleId ?? '')) add(chunk)
    return [{ tag: 'script', attrs: { src: '/early.js' }, injectTo: 'head-prepend' }, ...[...scripts].map(early)]
  },
}

const early = (name: string): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { rel: 'modulepreload', href: `/${name}`, crossorigin: true },
  injectTo: 'head',
})

/**
 * Names for the service worker (`public/sw.js`) what the product needs to open without a connection. The file differs
 * with every build, by which a browser notices a new one; other scripts of the alphabet are kept once they were needed.
 */
const precache: Plugin = {
  name: 'precache',
  ...inBrowsers,
  apply: 'build',
  generateBundle(_options, bundle) {
    const names = Object.keys(bundle).filter((name) => /\.(?:js|css)$|-latin-wght-.*\.woff2$/.test(name))
    const files = ['/', '/colour-scheme.js', '/early.js', '/tandem.svg', ...names.map((name) => `/${name}`)]
    const source = `self.precache = ${JSON.stringify(files)}\n`
    this.emitFile({ type: 'asset', fileName: 'precache.js', source })
  },
}

/** Where a module of the server looks for what lies beside it, a worker's script or a sheet, that still lies there. */
const besideItsSource: Plugin = {
  name: 'beside-its-source',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'server',
  transform(code, id) {
    if (!code.includes('import.meta.dirname')) return null
    const there = JSON.stringify(`/${relative(here('dist/server'), dirname(id))}`)
    return { code: code.replaceAll('import.meta.dirname', `(import.meta.dirname + ${there})`), map: null }
  },
}

const mapValues = <T, R>(object: Record<string, T>, map: (value: T) => R) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]))

const onTheServer = {
  environment: 'node',
  // Nothing of the server lives outside of what a test starts and stops, so these files need no world of their own each.
  isolate: false,
  globalSetup: here('tests/support/postgres.ts'),
  testTimeout: 60_000,
  hookTimeout: 60_000,
}

export default defineConfig(({ mode }) => ({
  root: here('client'),
  plugins: [
    react(),
    lightContract(),
    earlyInbox,
    precache,
    besideItsSource,
    mode === 'mocks' && msw({ mode: 'worker-only' }),
  ],
  build: {
    outDir: here('dist/client'),
    emptyOutDir: true,
    // All of ours is smaller than the round trips that a dozen small sheets would take.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        // What the inbox needs comes as one file: as two dozen it waits for as many round trips and packings.
        codeSplitting: { groups: [{ name: 'desk', test: /client\/(?:layout\/Shell|inbox\/InboxScreen)\.tsx$/ }] },
      },
    },
  },
  builder: {},
  environments: {
    // A start reads a handful of files instead of 1,700. What is native, loads files of its own, or is rarely asked for stays outside.
    server: {
      resolve: {
        noExternal: true,
        external: ['better-sqlite3', 'eld', 'nodemailer', 'pg', 'pino', 'rapidoc', 'sharp', 'web-push'],
      },
      build: {
        outDir: here('dist/server'),
        copyPublicDir: false,
        minify: false,
        sourcemap: true,
        rolldownOptions: {
          input: here('server/main.ts'),
          output: {
            chunkFileNames: '[name].js',
            sourcemapExcludeSources: true,
            codeSplitting: { groups: [{ name: 'libraries', test: /node_modules/ }] },
          },
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    fs: { allow: [here('.')] },
    // With their slashes: `/api.ts` is a file of the client.
    proxy: { '^/api/': server, '^/webhooks/': server, '^/sandbox(/|$)': server },
  },
  test: {
    // Twice as many as CI has cores: many tests wait for an answer, a pause or a process.
    maxWorkers: 4,
    projects: [
      {
        extends: true,
        root: here('.'),
        test: {
          ...onTheServer,
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
        },
      },
      {
        extends: true,
        root: here('.'),
        test: { ...onTheServer, name: 'node', include: ['tests/*.test.ts', 'tests/{journeys,faults}/**/*.test.ts'] },
      },
      {
        extends: true,
        root: here('.'),
        test: {
          name: 'client',
          isolate: false,
          include: ['tests/client/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: [here('tests/client/setup.ts')],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
}))

import 'fake-indexeddb/auto'
import { locks } from 'node:worker_threads'
import { waitFor } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { startOffline } from '../../client/offline/start.ts'
import { openStore } from '../../client/offline/store.ts'
import { openBrowser, openDesk, threadBy, tomsThread } from './desk.tsx'

beforeAll(() => {
  Object.defineProperty(navigator, 'locks', { value: locks })
})

test('of the threads that were read the fifty latest are kept, and nothing that another build has read', async () => {
  const desk = openDesk(tomsThread)
  await threadBy('Tom Becker')
  await startOffline(desk.queries)
  const store = await openStore()
  const threads = () =>
    store.getAllKeysFromIndex('answers', 'age', IDBKeyRange.bound(['inbox.getThread'], ['inbox.getThread', []]))
  await waitFor(async () => expect(await threads()).toHaveLength(1))
  desk.leave()

  const [tom] = await store.getAllFromIndex('answers', 'age')
  if (!tom) throw new Error('Nothing is kept.')
  const kept = { ...tom, kind: 'inbox.getThread' }
  for (let n = 10; n < 70; n += 1)
    await store.put('answers', { ...kept, hash: `thread ${n}`, at: `2026-01-01T00:00:${n}.000Z` })
  await store.put('answers', { ...kept, hash: 'foreign', build: 'another' })

  const { queries } = openBrowser(tomsThread)
  await threadBy('Tom Becker')
  await startOffline(queries)
  await waitFor(async () => {
    const hashes = (await threads()).map(([, hash]) => hash)
    expect(hashes).toHaveLength(50)
    expect(hashes).toContain('thread 69')
    expect(hashes).not.toContain('thread 10')
    expect(hashes).not.toContain('foreign')
  })
})

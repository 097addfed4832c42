import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveClient } from '../../server/http/client.ts'

const script = `export const words = ${JSON.stringify('sourdough '.repeat(500))}`
const folder = mkdtempSync(join(tmpdir(), 'tandem-packed-'))
writeFileSync(join(folder, 'index.html'), '<!doctype html>')
const server = createServer(express().use(serveClient(folder)))
let url = ''

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets', 'main-1a2b3c4d.js'), script)
  writeFileSync(join(folder, 'secret.js'), 'nobody asks for this')
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/assets`
})

afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

const ask = (name: string, packing: string, method = 'GET') =>
  fetch(`${url}/${name}`, { method, headers: { 'accept-encoding': packing } })

test.each(['br', 'gzip'])('a script comes packed as %s, twice the same, and is kept for a year', async (packing) => {
  for (let time = 0; time < 2; time += 1) {
    const answer = await ask('main-1a2b3c4d.js', packing)
    expect(answer.headers.get('content-encoding')).toBe(packing)
    expect(Number(answer.headers.get('content-length'))).toBeLessThan(script.length / 10)
    expect(answer.headers.get('cache-control')).toContain('immutable')
    expect(answer.headers.get('content-type')).toContain('javascript')
    expect(answer.headers.get('vary')).toContain('accept-encoding')
    expect(await answer.text()).toBe(script)
  }
})

test('who takes no packing gets the script as it is', async () => {
  const answer = await ask('main-1a2b3c4d.js', 'identity')
  expect(answer.headers.get('content-encoding')).toBeNull()
  expect(await answer.text()).toBe(script)
})

test('a file that is gone, or lies elsewhere, is not found', async () => {
  expect((await ask('main-00000000.js', 'br')).status).toBeGreaterThanOrEqual(400)
  expect((await ask('..%2fsecret.js', 'br')).status).toBeGreaterThanOrEqual(400)
})

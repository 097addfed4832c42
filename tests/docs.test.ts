import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem, type ProblemCode, problems } from '../server/contract/problem.ts'
import { serveDocs } from '../server/http/docs.ts'

const server = createServer(express().use(serveDocs()))
let url: string
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const get = (path: string) => fetch(`${url}${path}`)

test('the type of every problem leads to where the page explains it', async () => {
  const page = await (await get('/api/docs')).text()
  for (const code of Object.keys(problems) as ProblemCode[]) {
    const [path, anchor] = new Problem(code, 'Whatever it was.').toJSON().type.split('#')
    expect(path).toBe('/api/docs')
    expect(page, code).toContain(`id="${anchor}"`)
  }
})

test('the page brings everything with it and runs nothing that is written into it', async () => {
  const answer = await get('/api/docs')
  const page = await answer.text()
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|javascript:/)
  const needed = [...page.matchAll(/(?:src|href|spec-url)="(\/api\/[^"#]+)"/g)].map(([, path]) => path ?? '')
  expect(needed.length).toBeGreaterThanOrEqual(4)
  for (const path of needed) expect((await get(path)).status, path).toBe(200)
  expect(page).not.toMatch(/(?:src|href)="https?:/)
})

test('the document is served as the page and other programs read it', async () => {
  const answer = await get('/api/openapi.json')
  expect(answer.headers.get('content-type')).toContain('application/json')
  expect(await answer.json()).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/api' }], info: { title: 'Tandem' } })
})

import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOutbound } from '../../server/net/outbound.ts'

describe('a file that is taken from elsewhere', () => {
  let url = ''
  const asked: string[] = []
  const pages: Record<string, RequestListener> = {
    '/media/cake.jpg': (_req, res) => void res.end('a cake'),
    '/media/moved.jpg': (_req, res) => void res.writeHead(302, { location: '/media/cake.jpg' }).end(),
    '/media/long.jpg': (_req, res) => void res.end('x'.repeat(5000)),
    '/media/broken.jpg': (_req, res) => {
      res.writeHead(200, { 'content-length': 100 })
      res.write('half', () => res.destroy())
    },
  }
  const server = createServer((req, res) => {
    asked.push(req.url ?? '')
    pages[req.url ?? '']?.(req, res)
  })
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => server.close())

  test('comes from this machine only where that is its own address', async () => {
    const own = { from: 'https://desk.example/sandbox/media/', to: `${url}/media/` }
    expect((await createOutbound({ own }).take('https://desk.example/sandbox/media/cake.jpg', 1000)).toString()).toBe(
      'a cake',
    )
    asked.length = 0
    for (const address of [
      `${url}/media/cake.jpg`,
      'https://127.0.0.1/cake.jpg',
      'https://10.0.0.1/x',
      'file:///etc/passwd',
      'https://desk.example/sandbox/media/../../etc',
      'nonsense',
    ])
      await expect(createOutbound({ own }).take(address, 1000)).rejects.toMatchObject({ code: 'invalid' })
    const inside = createOutbound({ resolve: async () => ['169.254.169.254'] })
    await expect(inside.take('https://cdn.example/cake.jpg', 1000)).rejects.toMatchObject({ code: 'invalid' })
    expect(asked).toEqual([])
  })

  test('is not followed elsewhere, is not larger than it may be, and is whole', async () => {
    const { take } = createOutbound({ loopback: true, timeoutMs: 2000 })
    await expect(take(`${url}/media/moved.jpg`, 1000)).rejects.toMatchObject({ code: 'not_found' })
    await expect(take(`${url}/media/long.jpg`, 1000)).rejects.toMatchObject({ code: 'too_large' })
    await expect(take(`${url}/media/broken.jpg`, 1000)).rejects.toMatchObject({ code: 'platform_unavailable' })
    await expect(take('http://127.0.0.1:1/x', 1000)).rejects.toMatchObject({ code: 'platform_unavailable' })
    expect((await take(`${url}/media/cake.jpg`, 6)).toString()).toBe('a cake')
  })
})

import { expect, test } from 'vitest'
import { createOutbound } from '../../server/net/outbound.ts'

const request = { method: 'POST' as const, headers: {}, body: Buffer.alloc(0) }
const leadingTo = (...addresses: string[]) => createOutbound({ resolve: async () => addresses })

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '169.254.169.254',
  '100.64.0.1',
  '192.168.1.1',
  '0.0.0.0',
  '255.255.255.255',
  '::1',
  '::ffff:127.0.0.1',
  'fd00::1',
  'fe80::1',
  '64:ff9b::7f00:1',
])('a name that leads to %s is not called', async (address) => {
  const refused = { code: 'invalid', message: 'push.example.com is not a server on the internet.' }
  await expect(leadingTo(address).send('https://push.example.com/x', request)).rejects.toMatchObject(refused)
  // One good address beside it makes it no better.
  const both = leadingTo('93.184.215.14', address).send('https://push.example.com/x', request)
  await expect(both).rejects.toMatchObject(refused)
})

test('an address that is written as a number is looked at like any other', async () => {
  for (const url of ['https://127.0.0.1/x', 'https://[::1]/x', 'https://2130706433/x', 'https://0x7f.1/x'])
    await expect(createOutbound({}).send(url, request)).rejects.toMatchObject({ code: 'invalid' })
})

test('nothing is sent without TLS', async () => {
  const sent = leadingTo('93.184.215.14').send('http://push.example.com/x', request)
  await expect(sent).rejects.toMatchObject({ code: 'invalid', message: 'Only https:// addresses are called.' })
})

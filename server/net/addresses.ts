import { BlockList, isIPv4 } from 'node:net'

/** Ranges that are nobody's server on the internet (IANA's special-purpose registries), each with its length. */
const special = {
  ipv4: [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 3],
  ],
  // An address that carries an IPv4 address inside could lead to any of the above.
  ipv6: [
    ['::', 96],
    ['::ffff:0:0', 96],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['100::', 64],
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
    ['5f00::', 16],
    ['fc00::', 7],
    ['fe80::', 9],
    ['ff00::', 8],
  ],
} as const

const blocked = new BlockList()
for (const family of ['ipv4', 'ipv6'] as const)
  for (const [network, length] of special[family]) blocked.addSubnet(network, length, family)

/** Whether an address leads to this machine, to a network around it or to nowhere, and not to a server on the internet. */
export const isSpecial = (address: string) => blocked.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')

/** This machine itself. */
export const isLoopback = (address: string) => address === '::1' || /^127\./.test(address)

import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readOrMakeKey } from '../../server/vault/key.ts'
import { Secret } from '../../server/vault/secret.ts'
import { createVault } from '../../server/vault/vault.ts'

const token = 'EAAtoken-of-maya'
const key = 'k'.repeat(32)

describe('a secret', () => {
  test('shows its text only to whoever asks for it', () => {
    const secret = new Secret(token)
    const lines: string[] = []
    pino({}, { write: (line) => lines.push(line) }).info({ secret, nested: { secret } }, 'signed on')

    const printed = [String(secret), `${secret}`, JSON.stringify({ secret }), inspect({ secret }), ...lines]
    for (const text of printed) {
      expect(text).toContain('[secret]')
      expect(text).not.toContain(token)
    }
    expect(Object.values(secret)).toEqual([])
    expect(secret.reveal()).toBe(token)
  })
})

describe('the vault', () => {
  const about = 'team-1|page|111'

  test('gives back what it sealed, and seals the same text differently each time', () => {
    const vault = createVault(key)
    const sealed = vault.seal(new Secret(token), about)
    expect(sealed).not.toContain(token)
    expect(vault.open(sealed, about).reveal()).toBe(token)
    expect(vault.seal(new Secret(token), about)).not.toBe(sealed)
  })

  test('does not open what belongs to another row', () => {
    const vault = createVault(key)
    const sealed = vault.seal(new Secret(token), about)
    expect(() => vault.open(sealed, 'team-2|page|111')).toThrow('belongs to something else')
  })

  test('says that the key is another one', () => {
    const sealed = createVault(key).seal(new Secret(token), about)
    expect(() => createVault('another'.repeat(8)).open(sealed, about)).toThrow('SECRET_KEY is not the one')
  })

  test('opens what a previous key sealed, and seals with the new one', () => {
    const before = createVault(key)
    const after = createVault('n'.repeat(40), [key])
    expect(after.open(before.seal(new Secret(token), about), about).reveal()).toBe(token)
    expect(() => before.open(after.seal(new Secret(token), about), about)).toThrow('another key')
  })

  test('refuses what was changed in any place, and what it never sealed', () => {
    const vault = createVault(key)
    const sealed = vault.seal(new Secret(token), about)
    const flipped = (at: number) => `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`
    const places = [0, 5, 30, sealed.lastIndexOf('.') + 3, sealed.length - 3]
    for (const at of places) expect(() => vault.open(flipped(at), about)).toThrow(/secret/)
    for (const text of ['', token, 'v1.x', `${sealed}.x`]) expect(() => vault.open(text, about)).toThrow('not a secret')
  })
})

describe('the key', () => {
  let dataDir: string
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'tandem-key-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true }))

  test('is made once, readable by its owner only, and is the same when moved into the environment', () => {
    const folder = join(dataDir, 'new')
    const made = readOrMakeKey(folder)
    const file = join(folder, 'secret.key')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['secret.key'])
    expect(readOrMakeKey(folder)).toEqual(made)
    expect(readOrMakeKey(dataDir, made.toString('utf8'))).toEqual(made)
    expect(readOrMakeKey(join(dataDir, 'other'))).not.toEqual(made)
  })

  test('is refused in one sentence when it is short', () => {
    expect(() => readOrMakeKey(dataDir, 'short')).toThrow('SECRET_KEY must hold at least 32 characters of random text.')
    writeFileSync(join(dataDir, 'secret.key'), '\n')
    expect(() => readOrMakeKey(dataDir)).toThrow('secret.key must hold at least 32 characters')
  })
})

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Secret } from './secret.ts'

/** Keeps secrets in the database without the database being able to read them. */
export interface Vault {
  /** `about` says what the secret belongs to (`team|kind|id`): what was sealed for one row opens for no other. */
  seal(secret: Secret, about: string): string
  /** Throws an Error in a sentence when the key or `about` is not the one it was sealed with, or the text was changed. */
  open(sealed: string, about: string): Secret
}

interface WrappingKey {
  /** Public: says which of several keys a record needs, and nothing about the key. */
  id: string
  bytes: Buffer
}

const version = 'v1'

/**
 * Every record has a data key of its own, wrapped by a key derived from `key`. Records sealed under one of `previousKeys`
 * still open, and are sealed under `key` the next time they are written.
 */
export function createVault(key: Buffer | string, previousKeys: readonly (Buffer | string)[] = []): Vault {
  const current = wrappingKey(key)
  const known = new Map([...previousKeys.map(wrappingKey), current].map((each) => [each.id, each]))

  return {
    seal: (secret, about) => {
      const dataKey = randomBytes(32)
      const wrapped = encrypt(current.bytes, dataKey, `${version}|${current.id}|${about}`)
      const content = encrypt(dataKey, Buffer.from(secret.reveal(), 'utf8'), about)
      return [version, current.id, wrapped, content].join('.')
    },
    open: (sealed, about) => {
      const [format, keyId, wrapped, content, ...rest] = sealed.split('.')
      if (format !== version || !keyId || !wrapped || !content || rest.length > 0) {
        throw new Error('This is not a secret that the vault has sealed.')
      }
      const wrapping = known.get(keyId)
      if (!wrapping)
        throw new Error('The secret was sealed with another key: SECRET_KEY is not the one it was made with.')
      try {
        const dataKey = decrypt(wrapping.bytes, wrapped, `${version}|${keyId}|${about}`)
        return new Secret(decrypt(dataKey, content, about).toString('utf8'))
      } catch {
        throw new Error('The secret does not open: it was changed, or it belongs to something else.')
      }
    },
  }
}

function wrappingKey(key: Buffer | string): WrappingKey {
  return { id: derive(key, 'tandem vault key id', 6).toString('hex'), bytes: derive(key, 'tandem vault key', 32) }
}

const derive = (key: Buffer | string, purpose: string, length: number) =>
  Buffer.from(hkdfSync('sha256', key, '', purpose, length))

function encrypt(key: Buffer, content: Buffer, about: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about, 'utf8'))
  const hidden = Buffer.concat([cipher.update(content), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url')
}

function decrypt(key: Buffer, text: string, about: string): Buffer {
  const bytes = Buffer.from(text, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(about, 'utf8')).setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
}

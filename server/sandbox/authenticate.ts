import { createHmac, timingSafeEqual } from 'node:crypto'
import { GraphError } from './graphError.ts'
import { type Params, textOf } from './params.ts'
import { readSetting } from './settings.ts'
import { findToken, type Token } from './tokens.ts'
import type { World } from './world.ts'

/** The caller's token, alive and with the proof that goes with it (reference 2, 3.1, 9.1). */
export function authenticate(world: World, params: Params, authorization: string | undefined): Token {
  const [, bearer] = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(authorization ?? '') ?? []
  const text = textOf(params, 'access_token') ?? bearer
  if (!text) {
    throw new GraphError({ code: 104, status: 401, message: 'An access token is required to request this resource.' })
  }
  const token = findToken(world, text)
  if (!token) throw invalidToken('Invalid OAuth access token - Cannot parse access token')
  const death = deathOf(world, token)
  if (death) throw death
  checkProof(world, token, textOf(params, 'appsecret_proof'))
  return token
}

/** Why a token no longer works, as Graph says it; undefined while it does. */
export function deathOf(world: World, token: Token): GraphError | undefined {
  const now = world.now()
  const subcode = token.deadSubcode ?? (token.expiresAt && token.expiresAt <= now.toISOString() ? 463 : undefined)
  if (subcode === undefined) return undefined
  const since = token.expiresAt && token.expiresAt <= now.toISOString() ? new Date(token.expiresAt) : now
  const reasons: Record<number, string> = {
    458: `The user has not authorized application ${world.app.id}.`,
    460: 'The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
    463: `Session has expired on ${since.toUTCString()}. The current time is ${now.toUTCString()}.`,
    492: 'The user must be an administrator, editor, or moderator of the page in order to impersonate it.',
  }
  return invalidToken(`Error validating access token: ${reasons[subcode] ?? 'The session is invalid.'}`, subcode)
}

export const invalidToken = (message: string, subcode?: number) =>
  new GraphError({ code: 190, ...(subcode === undefined ? {} : { subcode }), status: 401, message })

function checkProof(world: World, token: Token, proof: string | undefined) {
  if (proof === undefined) {
    // The app's own token is its id and secret, so there is nothing left to prove.
    if (token.kind === 'APP' || readSetting(world, 'requireProof') !== 'true') return
    throw badProof('API calls from the server require an appsecret_proof argument')
  }
  const expected = Buffer.from(createHmac('sha256', world.app.secret).update(token.token).digest('hex'))
  const given = Buffer.from(proof)
  if (given.length === expected.length && timingSafeEqual(given, expected)) return
  throw badProof('Invalid appsecret_proof provided in the API argument')
}

const badProof = (message: string) => new GraphError({ code: 100, type: 'GraphMethodException', message })

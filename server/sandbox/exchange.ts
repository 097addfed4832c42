import { deathOf, invalidToken } from './authenticate.ts'
import { badParameter, GraphError } from './graphError.ts'
import type { Json } from './node.ts'
import { type Params, requiredText, textOf } from './params.ts'
import { appToken, findToken, issueUserToken } from './tokens.ts'
import type { World } from './world.ts'

interface CodeRow {
  code: string
  personId: string
  redirectUri: string
  scopes: string
  expiresAt: string
  usedAt: string | null
}

const shortLife = 5400
const longLife = 5_183_944

/** `oauth/access_token`: a code for a short-lived token, a token for a long-lived one, or the app's own (reference 3.1). */
export function exchangeForToken(world: World, params: Params): Json {
  checkApp(world, params)
  const grant = textOf(params, 'grant_type')
  if (grant === 'client_credentials') return { access_token: appToken(world), token_type: 'bearer' }
  if (grant === 'fb_exchange_token') return longLivedToken(world, requiredText(params, 'fb_exchange_token'))
  if (grant && grant !== 'authorization_code') throw badParameter(`Param grant_type is not supported - got "${grant}"`)
  return tokenForCode(world, requiredText(params, 'code'), requiredText(params, 'redirect_uri'))
}

/** The redirect address must be the dialog's to the byte, and a code is good for once. */
function tokenForCode(world: World, code: string, redirectUri: string): Json {
  const row = world.db.prepare<[string], CodeRow>('select * from codes where code = ?').get(code)
  const now = world.now().toISOString()
  if (!row) throw badCode('Invalid verification code format.', undefined)
  if (row.usedAt) throw badCode('This authorization code has been used.', 36009)
  if (row.expiresAt <= now) throw badCode('This authorization code has expired.', 36007)
  if (row.redirectUri !== redirectUri) {
    throw badCode(
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
      36008,
    )
  }
  world.db.prepare('update codes set usedAt = ? where code = ?').run(now, code)
  return issued(world, row.personId, JSON.parse(row.scopes) as string[], shortLife)
}

function longLivedToken(world: World, text: string): Json {
  const token = findToken(world, text)
  if (!token?.personId || token.kind !== 'USER')
    throw invalidToken('Invalid OAuth access token - Cannot parse access token')
  const death = deathOf(world, token)
  if (death) throw death
  return issued(world, token.personId, token.scopes, longLife)
}

function issued(world: World, personId: string, scopes: string[], seconds: number): Json {
  return { access_token: issueUserToken(world, personId, scopes, seconds), token_type: 'bearer', expires_in: seconds }
}

function checkApp({ app }: World, params: Params) {
  if (textOf(params, 'client_id') !== app.id) {
    throw new GraphError({
      code: 101,
      message: 'Error validating application. Cannot get application info due to a system error.',
    })
  }
  if (textOf(params, 'client_secret') !== app.secret) {
    throw new GraphError({ code: 1, message: 'Error validating client secret.' })
  }
}

const badCode = (message: string, subcode: number | undefined) =>
  new GraphError({ code: 100, message, ...(subcode === undefined ? {} : { subcode }) })

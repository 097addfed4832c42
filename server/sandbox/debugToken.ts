import { appName } from './appName.ts'
import { deathOf } from './authenticate.ts'
import type { Call } from './call.ts'
import { grantedPages } from './grants.ts'
import { GraphError } from './graphError.ts'
import type { Json } from './node.ts'
import { requiredText } from './params.ts'
import { unixSeconds } from './times.ts'
import { findToken, scopesOf, type Token } from './tokens.ts'
import type { World } from './world.ts'

const ninetyDays = 90 * 86_400

/** What a token is good for, or why it no longer is (reference 3.1). Asked with the app's token, or with one of the same person. */
export function debugToken({ world, token: asker, params }: Call): Json {
  const token = findToken(world, requiredText(params, 'input_token'))
  if (!token) return { data: invalid(190, 'Invalid OAuth access token - Cannot parse access token') }
  if (asker.kind !== 'APP' && asker.personId !== token.personId) {
    throw new GraphError({
      code: 100,
      message:
        '(#100) You must provide an app access token, or a user access token that is an owner or developer of the app',
    })
  }
  if (token.kind === 'APP')
    return { data: { app_id: world.app.id, type: 'APP', application: appName, is_valid: true, scopes: [] } }
  const death = deathOf(world, token)
  const scopes = scopesOf(world, token)
  return {
    data: {
      app_id: world.app.id,
      type: token.kind,
      application: appName,
      data_access_expires_at: token.everything ? 0 : unixSeconds(token.issuedAt) + ninetyDays,
      ...(death ? { error: { code: death.details.code, message: death.message, subcode: death.details.subcode } } : {}),
      expires_at: token.expiresAt ? unixSeconds(token.expiresAt) : 0,
      is_valid: !death,
      issued_at: unixSeconds(token.issuedAt),
      ...(token.pageId ? { profile_id: token.pageId } : {}),
      scopes,
      granular_scopes: scopes.filter(isGranular).map((scope) => ({ scope, ...targetsOf(world, token, scope) })),
      ...(token.personId ? { user_id: token.personId } : {}),
    },
  }
}

const isGranular = (scope: string) => /^(pages_|instagram_|read_insights)/.test(scope)

/** Without targets a permission covers everything its person has. */
function targetsOf(world: World, token: Token, scope: string) {
  if (token.everything || !token.personId) return {}
  const pages = grantedPages(world, token.personId)
  const targets = scope.startsWith('instagram_')
    ? pages.map(({ profileId }) => profileId)
    : pages.map(({ pageId }) => pageId)
  return { target_ids: targets.filter((id) => id !== null) }
}

const invalid = (code: number, message: string) => ({ error: { code, message }, is_valid: false, scopes: [] })

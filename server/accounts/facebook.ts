import type { BetterAuthPlugin, OAuthProvider } from 'better-auth'
import { z } from 'zod'
import { Problem } from '../contract/problem.ts'
import type { Services } from '../http/context.ts'
import { scopes } from '../platform/scopes.ts'
import { Secret } from '../vault/secret.ts'
import { grantedTo, providerOf } from './grants.ts'
import { forgetHalfMade } from './halfMade.ts'

const FacebookPerson = z.object({ id: z.string().min(1), name: z.string(), pictureUrl: z.string().nullable() })
type FacebookPerson = z.infer<typeof FacebookPerson>

/**
 * The one sign-on, taught to the auth library: the library keeps state, cookie and session; whatever is asked of the platform
 * goes through `platform`. A parameter `again` asks for refused permissions once more, all others go into the dialog's address.
 */
export function facebook(services: Services): BetterAuthPlugin {
  const { platform, vault, log } = services
  const provider: OAuthProvider<FacebookPerson> = {
    id: providerOf(platform),
    name: 'Facebook',
    accountSubject: ({ profile }) => profile.id,
    createAuthorizationURL: ({ state, redirectURI, additionalParams: { again, ...more } = {} }) => {
      const permissions = scopes.map(({ permission }) => permission)
      const asked = { redirectUri: redirectURI, state, scopes: permissions, again: again !== undefined }
      const url = new URL(platform.oauth.dialogUrl(asked))
      for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value)
      return url
    },
    // The library keeps what this returns: the token is sealed before it gets it.
    validateAuthorizationCode: async ({ code, redirectURI }) => {
      try {
        const { token, expiresAt } = await platform.oauth.exchangeCode({ code, redirectUri: redirectURI })
        const raw = await platform.oauth.person(token)
        await forgetHalfMade(services, addressFor(raw.id))
        return {
          accessToken: vault.seal(new Secret(token.reveal()), grantedTo(raw.id)),
          accessTokenExpiresAt: expiresAt ? new Date(expiresAt) : undefined,
          raw,
        }
      } catch (error) {
        log.warn({ err: error }, 'a sign-on did not come to its end')
        // Tokens without a person: told apart in `callback.ts` from a code that the platform does not know.
        if (isOutage(error)) return {}
        throw error
      }
    },
    getUserInfo: async ({ raw }) => {
      const person = FacebookPerson.safeParse(raw)
      return person.success ? { user: userOf(person.data), data: person.data } : null
    },
  }
  return {
    id: 'facebook-sign-on',
    init: ({ socialProviders }) => ({ context: { socialProviders: [...socialProviders, provider] } }),
  }
}

/**
 * Facebook's own e-mail address is never asked for: an address that somebody else typed there must not open an account here.
 * The library wants one, so each person gets an address that cannot exist (RFC 2606).
 */
const addressFor = (platformUserId: string) => `${platformUserId}@people.facebook.invalid`

const userOf = ({ id, name, pictureUrl }: FacebookPerson) => ({
  email: addressFor(id),
  emailVerified: false,
  name: name || 'Somebody on Facebook',
  image: pictureUrl ?? undefined,
})

const isOutage = (error: unknown) =>
  !(error instanceof Problem) || error.code === 'platform_unavailable' || error.code === 'rate_limited'

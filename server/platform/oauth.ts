import { z } from 'zod'
import { Secret } from '../vault/secret.ts'
import { PlatformFailure } from './failure.ts'
import { Picture, pictureField, pictureOf } from './pictures.ts'
import { Done, Id, MaybeEnd, Words } from './shapes.ts'
import { tokenProblem } from './tokenProblems.ts'
import type { Transport } from './transport.ts'

export interface OAuth {
  /** Where the browser goes to grant what `scopes` names. `again` asks for refused permissions once more. */
  dialogUrl(options: { redirectUri: string; state: string; scopes: readonly string[]; again?: boolean }): string
  /** The code for a long-lived token: exchange, then extension. `redirectUri` must be the dialog's, to the byte. */
  exchangeCode(options: { code: string; redirectUri: string }): Promise<Grant>
  person(token: Secret): Promise<{ id: string; name: string; pictureUrl: string | null }>
  /** Each permission asked for, with whether it was given; one by one, since people may refuse single ones. */
  permissions(token: Secret): Promise<{ permission: string; granted: boolean }[]>
  inspect(token: Secret): Promise<Inspection>
  /** Takes the app's rights back on the platform's side. */
  revoke(token: Secret): Promise<void>
}

export interface Grant {
  token: Secret
  /** Null when the platform named no end. */
  expiresAt: string | null
}

export interface Inspection {
  valid: boolean
  /** The person whose token it is, or the Page's id for a Page token. */
  ownerId: string | null
  scopes: string[]
  expiresAt: string | null
  /** Why it is not valid, in a sentence. */
  problem: string | null
}

interface OAuthOptions {
  transport: Transport
  dialogUrl: string
  appId: string
  appSecret: string
  clock: () => Date
}

const Granted = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().optional().catch(undefined),
})
const Person = z.object({ id: Id, name: Words, picture: Picture })
const Permissions = z.object({ data: z.array(z.object({ permission: z.string(), status: z.string() })) })

const Inspected = z.object({
  data: z.object({
    is_valid: z.boolean(),
    user_id: Id.optional(),
    profile_id: Id.optional(),
    scopes: z.array(z.string()).default([]),
    expires_at: MaybeEnd,
    data_access_expires_at: MaybeEnd,
    error: z.object({ subcode: z.coerce.number().optional().catch(undefined) }).optional(),
  }),
})

/** Signing on and what a token is worth (reference 3.1). */
export function createOAuth({ transport, dialogUrl, appId, appSecret, clock }: OAuthOptions): OAuth {
  // The reference gives these calls as GET; as POST their secrets stay out of the URL, which is how OAuth itself has it.
  const fetchToken = async (params: Record<string, string | Secret>): Promise<Grant> => {
    const all = { client_id: appId, client_secret: new Secret(appSecret), ...params }
    const granted = await transport.post('oauth/access_token', Granted, { params: all })
    const { access_token, expires_in } = granted
    const expiresAt = expires_in ? new Date(clock().getTime() + expires_in * 1000).toISOString() : null
    return { token: new Secret(access_token), expiresAt }
  }

  return {
    dialogUrl: ({ redirectUri, state, scopes, again }) => {
      const url = new URL(dialogUrl)
      const query = {
        client_id: appId,
        redirect_uri: redirectUri,
        state,
        response_type: 'code',
        scope: scopes.join(','),
      }
      url.search = new URLSearchParams({ ...query, ...(again ? { auth_type: 'rerequest' } : {}) }).toString()
      return url.toString()
    },

    exchangeCode: async ({ code, redirectUri }) => {
      const brief = await fetchToken({ redirect_uri: redirectUri, code: new Secret(code) })
      return fetchToken({ grant_type: 'fb_exchange_token', fb_exchange_token: brief.token })
    },

    person: async (token) => {
      const person = await transport.get('me', Person, { as: { token }, params: { fields: `id,name,${pictureField}` } })
      return { id: person.id, name: person.name, pictureUrl: pictureOf(person) }
    },

    permissions: async (token) => {
      const { data } = await transport.get('me/permissions', Permissions, { as: { token } })
      return data.map(({ permission, status }) => ({ permission, granted: status === 'granted' }))
    },

    inspect: async (token) => {
      const as = { token: new Secret(`${appId}|${appSecret}`) }
      const { data } = await transport.getPrivately('debug_token', Inspected, { as, params: { input_token: token } })
      return inspectionOf(data)
    },

    revoke: async (token) => {
      try {
        await transport.delete('me/permissions', Done, { as: { token } })
      } catch (failure) {
        // A token that no longer works has no rights left to take back.
        if (!(failure instanceof PlatformFailure && failure.code === 'reconnect_required')) throw failure
      }
    },
  }
}

/** A token may live on while its access to data ends (reference 3.1), so the earlier of the two is its end. */
function inspectionOf(data: z.infer<typeof Inspected>['data']): Inspection {
  const ends = [data.expires_at, data.data_access_expires_at].filter((end) => end !== null)
  const [end = null] = ends.sort((one, other) => (one < other ? -1 : 1))
  return {
    valid: data.is_valid,
    ownerId: data.profile_id ?? data.user_id ?? null,
    scopes: data.scopes,
    expiresAt: end,
    problem: data.is_valid ? null : tokenProblem(data.error?.subcode),
  }
}

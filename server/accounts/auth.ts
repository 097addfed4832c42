import { APIError, betterAuth } from 'better-auth'
import type { Services } from '../http/context.ts'
import { sessionCookie, sessionMs } from '../http/session.ts'
import { facebook } from './facebook.ts'
import { teamToStartIn } from './teams.ts'

/** The auth library, as far as the rest of the feature needs it. */
export interface Auth {
  handler: (request: Request) => Promise<Response>
}

/** Where the library answers; only the platform's way back into it (`callback.ts`) can be reached from outside. */
export const authPath = '/api/auth'

/** Carries the caller's address into the library. Set by us on each request to it; what a caller sends under the name is dropped. */
export const addressHeader = 'x-tandem-address'

/** Never visited: a failed sign-on is sent here by the library, and on from here by `callback.ts`. */
export const failedPath = '/sign-on-failed'

/** Browsers keep a cookie for 400 days at most. The session ends much earlier, unless it is used: `sessionMs` in http/session.ts. */
const cookieSeconds = 400 * 24 * 3600

/**
 * People, passwords (scrypt), sessions and the state of a sign-on, kept by better-auth in our database.
 * Teams, members and invites are ours: a change of rights has to commit together with its audit line and its change row.
 */
export function createAuth(services: Services): Auth {
  const { db, settings, log, newId, cookieKey } = services
  return betterAuth({
    baseURL: settings.publicUrl,
    basePath: authPath,
    secret: cookieKey,
    // Whichever database it is: see schema.ts.
    database: { db, type: 'sqlite' },
    user: { modelName: 'users' },
    session: {
      modelName: 'sessions',
      expiresIn: cookieSeconds,
      // http/session.ts does it.
      disableSessionRefresh: true,
      additionalFields: { activeOrganizationId: { type: 'string', required: false, input: false } },
    },
    account: {
      modelName: 'accounts',
      accountLinking: {
        enabled: true,
        // An account is linked by somebody who is signed in to it, never because two addresses are alike.
        disableImplicitLinking: true,
        allowDifferentEmails: true,
        trustedProviders: ['facebook', 'sandbox'],
      },
    },
    verification: { modelName: 'verifications' },
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 128 },
    plugins: [facebook(services)],
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const now = services.clock()
            await endExpired(services, session.userId, now)
            return {
              data: {
                ...session,
                expiresAt: new Date(now.getTime() + sessionMs),
                activeOrganizationId: await teamToStartIn(services, session.userId, now),
              },
            }
          },
        },
      },
      account: {
        update: {
          // A new token without an end must not inherit the end of the one before.
          before: async (account) =>
            account.accessToken && !account.accessTokenExpiresAt
              ? { data: { ...account, accessTokenExpiresAt: null } }
              : undefined,
        },
      },
    },
    // Counted in limits.ts, which knows good attempts from bad ones.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    onAPIError: {
      errorURL: failedPath,
      // Left to itself the library writes these to the console.
      onError: (err) => {
        if (err instanceof APIError) log.debug({ part: 'auth', err }, 'the auth library refused a request')
        else log.error({ part: 'auth', err }, 'the auth library broke')
      },
    },
    logger: {
      level: 'warn',
      log: (level, message, ...details) => {
        const err = details.find((detail) => detail instanceof Error)
        log[level === 'error' ? 'warn' : 'debug']({ part: 'auth', err }, message)
      },
    },
    advanced: {
      // The library leaves these checks out under test, where they are to be seen at work.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      // It would add `__Secure-` to the names; `__Host-` is stricter and is added here.
      useSecureCookies: false,
      cookiePrefix: sessionCookie(settings).replace('.session', ''),
      cookies: { session_token: { name: sessionCookie(settings) } },
      defaultCookieAttributes: { secure: settings.publicUrl.startsWith('https:') },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => newId(), validateSchema: false },
    },
  })
}

const endExpired = ({ db }: Services, personId: string, now: Date) =>
  db.deleteFrom('sessions').where('userId', '=', personId).where('expiresAt', '<=', now.toISOString()).execute()

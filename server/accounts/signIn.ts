import type { z } from 'zod'
import type { Credentials, Desk, NewAccount } from '../contract/accounts.ts'
import { Problem } from '../contract/problem.ts'
import type { Context } from '../http/context.ts'
import { addressOf } from '../http/session.ts'
import type { Auth } from './auth.ts'
import { deskOfSession } from './desk.ts'
import { forgetHalfMade } from './halfMade.ts'
import { askLibrary } from './library.ts'
import { giveTurnBack, takeTurn } from './limits.ts'

/** Makes an account, a team of its own and a session. Throws `invalid` with `fields.email` when the address is taken, `rate_limited`. */
export async function signUp(auth: Auth, context: Context, account: z.output<typeof NewAccount>): Promise<Desk> {
  refuseMadeUp(account.email)
  await takeTurn(context, 'signUp')
  await forgetHalfMade(context, account.email)
  const { status, body } = await askLibrary(auth, context, '/sign-up/email', account)
  if (status === 200) return begun(context, body?.token)
  if (body?.code?.startsWith('USER_ALREADY_EXISTS')) {
    const email = 'There is an account with this address already. Sign in instead.'
    throw new Problem('invalid', email, { fields: { email } })
  }
  throw new Problem('internal', 'The account could not be made. Try again.')
}

/**
 * Begins a session. Throws `invalid` with one and the same sentence for an unknown address and for a wrong password, so that
 * nobody learns who has an account, and `rate_limited` after too many wrong ones.
 */
export async function signIn(auth: Auth, context: Context, credentials: z.output<typeof Credentials>): Promise<Desk> {
  await takeTurn(context, 'signIn')
  const { status, body } = await askLibrary(auth, context, '/sign-in/email', credentials)
  if (status >= 500) throw new Problem('internal', 'You could not be signed in. Try again.')
  if (status !== 200) throw new Problem('invalid', 'That e-mail address and password do not belong together.')
  await giveTurnBack(context, 'signIn')
  return begun(context, body?.token)
}

/** The session this browser had before is one that nobody can reach any more: it ends. */
async function begun(context: Context, token: string | null | undefined): Promise<Desk> {
  const { db, visitor } = context
  if (visitor) await db.deleteFrom('sessions').where('id', '=', visitor.person.sessionId).execute()
  return deskOfSession(context, token)
}

/** Addresses that cannot exist belong to people who came with Facebook: nobody else may take one before they come. */
export function refuseMadeUp(email: string) {
  if (addressOf(email)) return
  const problem = 'This address cannot receive mail. Write another one.'
  throw new Problem('invalid', problem, { fields: { email: problem } })
}

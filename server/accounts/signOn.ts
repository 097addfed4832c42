import { Problem } from '../contract/problem.ts'
import type { Context } from '../http/context.ts'
import { type Auth, failedPath } from './auth.ts'
import { providerOf } from './grants.ts'
import { askLibrary } from './library.ts'
import { takeTurn } from './limits.ts'

/**
 * Begins the one sign-on and answers the address of the platform's dialog. Somebody who is signed in links the Facebook person
 * to their account; nobody else's account is ever linked. What is asked for stands in `platform/scopes.ts` (reference 3.2).
 */
export async function continueWithFacebook(
  auth: Auth,
  context: Context,
  { returnTo, again }: { returnTo: string; again: boolean },
) {
  return beginSignOn(auth, context, {
    path: context.visitor ? '/link-social' : '/sign-in/social',
    returnTo,
    additionalParams: again ? { again: '1' } : {},
  })
}

/** Begins the sign-on of the practice desk, always as a new session. Throws `not_found` where there is none: in live mode. */
export async function openPractice(auth: Auth, context: Context) {
  const { practice } = context.settings
  if (!practice) throw new Problem('not_found', 'There is no practice desk in live mode.')
  return beginSignOn(auth, context, { path: '/sign-in/social', returnTo: '/practice', additionalParams: practice })
}

interface SignOn {
  path: '/link-social' | '/sign-in/social'
  returnTo: string
  additionalParams: Record<string, string>
}

async function beginSignOn(auth: Auth, context: Context, { path, returnTo, additionalParams }: SignOn) {
  await takeTurn(context, 'signOn')
  const { body } = await askLibrary(auth, context, path, {
    provider: providerOf(context.platform),
    callbackURL: returnTo,
    errorCallbackURL: `${failedPath}?${new URLSearchParams({ returnTo })}`,
    disableRedirect: true,
    additionalParams,
  })
  if (body?.url) return { url: body.url }
  if (body?.code === 'INVALID_CALLBACK_URL') throw new Problem('invalid', 'That is no path of this product.')
  throw new Problem('internal', 'The sign-on could not begin. Try again.')
}

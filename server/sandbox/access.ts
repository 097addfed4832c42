import type { Call } from './call.ts'
import { type GrantedPage, grantedPages, ownedPages } from './grants.ts'
import { GraphError } from './graphError.ts'
import { scopesOf } from './tokens.ts'

/** The Pages (and the Profiles that came with them) that the caller's token reaches. */
export function reachOf({ world, token }: Call): GrantedPage[] {
  if (!token.personId) return []
  const pages = token.everything ? ownedPages(world, token.personId) : grantedPages(world, token.personId)
  return token.kind === 'PAGE' ? pages.filter(({ pageId }) => pageId === token.pageId) : pages
}

export const reachesPage = (call: Call, pageId: string) => reachOf(call).some((page) => page.pageId === pageId)

export const reachesProfile = (call: Call, profileId: string) =>
  reachOf(call).some((page) => page.profileId === profileId)

export const hasScope = ({ world, token }: Call, scope: string) => scopesOf(world, token).includes(scope)

/** For what a Page does in its own name, a person's token will not do. */
export function requirePageToken({ token }: Call): void {
  if (token.kind === 'PAGE') return
  throw new GraphError({
    code: 190,
    subcode: 2069032,
    message: 'A Page access token is required for this call for the new Pages experience',
    title: 'Page access token required',
    userMessage: 'A Page access token is required for this call for the new Pages experience.',
  })
}

/** Reading without the permission is answered with code 10. */
export function requireToRead(call: Call, scope: string): void {
  if (hasScope(call, scope)) return
  throw new GraphError({
    code: 10,
    status: 403,
    message:
      `(#10) This endpoint requires the '${scope}' permission or the 'Page Public Content Access' feature. ` +
      'Refer to https://developers.facebook.com/docs/apps/review/login-permissions#manage-pages for details.',
  })
}

/** Writing without the permission: code 200 on a Page. */
export function requireToWrite(call: Call, scope: string): void {
  if (hasScope(call, scope)) return
  throw new GraphError({ code: 200, status: 403, message: `(#200) Requires ${scope} permission to manage the object` })
}

/** Instagram answers reading and writing without the permission alike. */
export function requireOnInstagram(call: Call, scope: string): void {
  if (hasScope(call, scope)) return
  throw new GraphError({ code: 10, status: 403, message: '(#10) Application does not have permission for this action' })
}

import type { View } from '../server/contract/inbox.ts'
import type { Network } from '../server/contract/values.ts'

/** What the inbox shows: one view, of one network or (undefined) of both. */
export interface InboxSearch {
  view: View
  network: Network | undefined
}

/** Every address of the product; nothing else writes one down. */
export const paths = {
  home: '/',
  signIn: (returnTo?: string) => withReturn('/sign-in', returnTo),
  signUp: (returnTo?: string) => withReturn('/sign-up', returnTo),
  invite: (inviteId: string) => `/invites/${inviteId}`,
  practice: '/practice',
  connect: '/connect',
  connected: '/connect?granted=1',
  inbox: (pairId: string, search: Partial<InboxSearch> = {}) => `/pairs/${pairId}/inbox${inboxSearch(search)}`,
  thread: (pairId: string, threadId: string, search: Partial<InboxSearch> = {}) =>
    `/pairs/${pairId}/inbox/${encodeURIComponent(threadId)}${inboxSearch(search)}`,
  sync: (pairId: string) => `/pairs/${pairId}/sync`,
  pair: (pairId: string) => `/pairs/${pairId}/settings`,
  savedReplies: (pairId: string, savedReplyId?: string) =>
    `/pairs/${pairId}/settings/replies${savedReplyId ? `?${new URLSearchParams({ reply: savedReplyId })}` : ''}`,
  renewed: (pairId: string) => `/pairs/${pairId}/settings?granted=1`,
  team: '/settings/team',
  account: '/settings/account',
}

/** A path of this product to go to after signing in; anything else could lead a person away from it. */
export function returnToOf(search: URLSearchParams) {
  const path = search.get('returnTo')
  if (!path || !/^\/(?![/\\])/.test(path)) return paths.home
  const url = new URL(path, 'http://here')
  // What went wrong with the sign-on before is no part of where to go after this one.
  url.searchParams.delete('problem')
  return url.pathname + url.search
}

function withReturn(path: string, returnTo?: string) {
  return returnTo && returnTo !== '/' ? `${path}?${new URLSearchParams({ returnTo })}` : path
}

function inboxSearch({ view, network }: Partial<InboxSearch>) {
  const search = new URLSearchParams()
  if (view && view !== 'open') search.set('view', view)
  if (network) search.set('network', network)
  return search.size ? `?${search}` : ''
}

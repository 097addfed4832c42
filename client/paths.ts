import type { CampaignView } from '../server/contract/campaignStates.ts'
import type { ThreadFilter } from '../server/contract/inbox.ts'

/** What the inbox shows: a view, narrowed by filters, in an order. What is not said is not asked for. */
export interface InboxSearch extends ThreadFilter {
  order?: 'newest' | 'oldest' | 'due' | undefined
  /** Words that are looked for: then comments are listed instead of threads. */
  text?: string | undefined
  /** What is found comes newest first unless it is to come by how well it fits. */
  by?: 'relevance' | undefined
}

/** Which days of a campaign's results are shown, and which number by day. */
export interface CampaignSearch {
  from?: string | undefined
  to?: string | undefined
  show?: 'impressions' | 'clicks' | 'spend' | undefined
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
  comment: (pairId: string, threadId: string, commentId: string, search: Partial<InboxSearch> = {}) =>
    `${paths.thread(pairId, threadId, search)}#comment-${encodeURIComponent(commentId)}`,
  sync: (pairId: string) => `/pairs/${pairId}/sync`,
  coverage: (pairId: string, show: 'all' | 'differing' = 'all') =>
    `/pairs/${pairId}/coverage${show === 'all' ? '' : '?show=differing'}`,
  review: (pairId: string) => `/pairs/${pairId}/review`,
  pair: (pairId: string) => `/pairs/${pairId}/settings`,
  savedReplies: (pairId: string, savedReplyId?: string) =>
    `/pairs/${pairId}/settings/replies${savedReplyId ? `?${new URLSearchParams({ reply: savedReplyId })}` : ''}`,
  campaign: (pairId: string, campaignId: string, search: CampaignSearch = {}) =>
    `/pairs/${pairId}/campaigns/${encodeURIComponent(campaignId)}${said(search)}`,
  report: (pairId: string, campaignId: string, search: CampaignSearch = {}) =>
    `${paths.campaign(pairId, campaignId)}/report${said(search)}`,
  limits: (pairId: string) => `/pairs/${pairId}/limits`,
  spending: '/spending',
  target: (pairId: string) => `/pairs/${pairId}/target`,
  rules: (pairId: string) => `/pairs/${pairId}/settings/rules`,
  rule: (pairId: string, ruleId: string) => `/pairs/${pairId}/settings/rules/${encodeURIComponent(ruleId)}`,
  renewed: (pairId: string) => `/pairs/${pairId}/settings?granted=1`,
  campaigns: (pairId: string, search: { view?: CampaignView | undefined; text?: string | undefined } = {}) => {
    const said = Object.entries(search).filter(([, value]) => value && value !== 'all')
    return `/pairs/${pairId}/campaigns${said.length > 0 ? `?${new URLSearchParams(said)}` : ''}`
  },
  editCampaign: (pairId: string, campaignId: string, field?: string) =>
    `${paths.campaign(pairId, campaignId)}/edit${field ? `#${field}` : ''}`,
  publishCampaign: (pairId: string, campaignId: string) => `${paths.campaign(pairId, campaignId)}/publish`,
  notifications: (show: 'all' | 'unread' = 'all') => `/notifications${show === 'unread' ? '?show=unread' : ''}`,
  notificationSettings: '/settings/notifications',
  turns: (pairId: string) => `/pairs/${pairId}/turns`,
  team: '/settings/team',
  labels: '/settings/labels',
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

function inboxSearch(search: Partial<InboxSearch>) {
  const isSaid = ([name, value]: [string, unknown]) =>
    value !== undefined && !(name === 'view' && value === 'open') && !(name === 'order' && value === 'newest')
  const said = Object.entries(search).filter(isSaid)
  return said.length > 0 ? `?${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}` : ''
}

function said(search: CampaignSearch) {
  const parts = Object.entries(search).filter(([, value]) => value !== undefined)
  return parts.length > 0 ? `?${new URLSearchParams(parts)}` : ''
}

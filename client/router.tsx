import type { QueryClient } from '@tanstack/react-query'
import { type LoaderFunctionArgs, type RouteObject, redirect } from 'react-router'
import { api, query } from './api.ts'
import { BootSkeleton } from './layout/BootSkeleton.tsx'
import { requirePerson } from './layout/desk.ts'
import { lastPair } from './layout/lastPair.ts'
import { NotFoundScreen, ProblemScreen } from './layout/ProblemScreen.tsx'
import { freshenLinking } from './linking/freshen.ts'
import { tend } from './live.ts'
import { freshenNotifications } from './notifications/freshen.ts'
import { paths } from './paths.ts'
import { freshenInbox } from './threads/freshen.ts'
import { searchOf } from './threads/search.ts'
import { countsQuery, threadsQuery } from './threads/threads.ts'

tend('inbox', (queries, changes) => {
  freshenInbox(queries, changes)
  // What needs a decision is part of what changes in the inbox.
  void queries.invalidateQueries({ queryKey: api.review.listReview.key })
})
tend('campaigns', (queries) => {
  // What is planned, and what stands behind an ad, is part of what changes in a campaign.
  for (const queryKey of [['campaigns'], api.launches.getPlan.key, ['adComments']])
    void queries.invalidateQueries({ queryKey })
})
tend('spending', (queries) => {
  for (const queryKey of [['spending'], api.launches.getPlan.key]) void queries.invalidateQueries({ queryKey })
})
tend('linking', freshenLinking)
tend('notifications', freshenNotifications)

/** Every address, each with a screen that is fetched when it is first needed and loaders that run beside it. */
export const routes = (queries: QueryClient): RouteObject[] => [
  {
    HydrateFallback: BootSkeleton,
    ErrorBoundary: ProblemScreen,
    children: [
      { index: true, loader: () => frontDoor(queries), lazy: screen(() => import('./accounts/WelcomeScreen.tsx')) },
      { path: 'sign-in', lazy: screen(() => import('./accounts/SignInScreen.tsx')) },
      { path: 'sign-up', lazy: screen(() => import('./accounts/SignUpScreen.tsx')) },
      { path: 'unsubscribe/:token', lazy: screen(() => import('./notifications/UnsubscribeScreen.tsx')) },
      { path: 'invites/:inviteId', lazy: screen(() => import('./accounts/InviteScreen.tsx')) },
      {
        path: 'practice',
        loader: ({ request }) => requirePerson(queries, request).then(() => null),
        lazy: screen(() => import('./linking/PracticeScreen.tsx')),
      },
      {
        loader: (args) => enterDesk(queries, args),
        lazy: screen(() => import('./layout/Shell.tsx')),
        ErrorBoundary: ProblemScreen,
        children: deskRoutes(queries),
      },
      { path: '*', Component: NotFoundScreen },
    ],
  },
]

const deskRoutes = (queries: QueryClient): RouteObject[] => [
  { path: 'connect', lazy: screen(() => import('./linking/ConnectScreen.tsx')) },
  {
    path: 'pairs/:pairId',
    ErrorBoundary: ProblemScreen,
    children: [
      {
        path: 'inbox',
        loader: (args) => prefetchInbox(queries, args),
        lazy: screen(() => import('./inbox/InboxScreen.tsx')),
        ErrorBoundary: ProblemScreen,
        children: [
          {
            path: ':threadId',
            loader: (args) => prefetchThread(queries, args),
            lazy: screen(() => import('./inbox/ThreadScreen.tsx')),
            ErrorBoundary: ProblemScreen,
          },
        ],
      },
      { path: 'campaigns', lazy: screen(() => import('./campaigns/CampaignsScreen.tsx')) },
      { path: 'campaigns/:campaignId/edit', lazy: screen(() => import('./editor/EditCampaignScreen.tsx')) },
      { path: 'coverage', lazy: screen(() => import('./coverage/CoverageScreen.tsx')) },
      { path: 'review', lazy: screen(() => import('./review/ReviewScreen.tsx')) },
      { path: 'sync', lazy: screen(() => import('./linking/SyncScreen.tsx')) },
      { path: 'settings', lazy: screen(() => import('./linking/PairScreen.tsx')) },
      { path: 'settings/replies', lazy: screen(() => import('./savedReplies/SavedRepliesScreen.tsx')) },
      { path: 'target', lazy: screen(() => import('./targets/TargetScreen.tsx')) },
      { path: 'settings/rules', lazy: screen(() => import('./rules/RulesScreen.tsx')) },
      { path: 'settings/rules/:ruleId', lazy: screen(() => import('./rules/RuleScreen.tsx')) },
      { path: 'campaigns/:campaignId', lazy: screen(() => import('./running/CampaignScreen.tsx')) },
      { path: 'campaigns/:campaignId/publish', lazy: screen(() => import('./launches/PublishScreen.tsx')) },
      { path: 'campaigns/:campaignId/report', lazy: screen(() => import('./running/ReportScreen.tsx')) },
      { path: 'limits', lazy: screen(() => import('./spending/LimitsScreen.tsx')) },
      { path: 'turns', lazy: screen(() => import('./turns/TurnsScreen.tsx')) },
    ],
  },
  { path: 'spending', lazy: screen(() => import('./spending/SpendingScreen.tsx')) },
  { path: 'notifications', lazy: screen(() => import('./notifications/NotificationsScreen.tsx')) },
  {
    path: 'settings',
    ErrorBoundary: ProblemScreen,
    children: [
      { path: 'notifications', lazy: screen(() => import('./notifications/NotificationSettingsScreen.tsx')) },
      { path: 'team', lazy: screen(() => import('./accounts/TeamScreen.tsx')) },
      { path: 'labels', lazy: screen(() => import('./labels/LabelsScreen.tsx')) },
      { path: 'account', lazy: screen(() => import('./accounts/AccountScreen.tsx')) },
    ],
  },
]

/** The one component whose name ends in Screen (or is the Shell) is what a route's file shows. */
function screen<M extends Record<string, unknown>>(load: () => Promise<M>) {
  return {
    Component: async () => {
      const parts = await load()
      const found = Object.entries(parts).find(([name]) => /(Screen|Shell)$/.test(name))
      return found?.[1] as () => React.ReactNode
    },
  }
}

/** Whoever is signed in goes straight to the pair worked on last, or to connect the first one. */
async function frontDoor(queries: QueryClient) {
  const desk = await queries.ensureQueryData(query(api.accounts.getDesk))
  if (!desk.person) return null
  if (!desk.team) return redirect(paths.account)
  const { items } = await queries.ensureQueryData(query(api.linking.listPairs))
  const pair = items.find(({ id }) => id === lastPair.read()) ?? items[0]
  return redirect(pair ? paths.inbox(pair.id) : paths.connect)
}

function enterDesk(queries: QueryClient, { request }: LoaderFunctionArgs) {
  // Asked together with the desk: most of the time somebody is signed in.
  if (lastPair.read()) void queries.prefetchQuery(query(api.linking.listPairs))
  return requirePerson(queries, request).then(() => null)
}

function prefetchInbox(queries: QueryClient, { params: { pairId = '' }, request }: LoaderFunctionArgs) {
  const search = searchOf(new URL(request.url).searchParams)
  if (search.text === undefined) void queries.prefetchInfiniteQuery(threadsQuery(pairId, search))
  void queries.prefetchQuery(countsQuery(pairId))
  return null
}

function prefetchThread(queries: QueryClient, { params: { threadId = '' } }: LoaderFunctionArgs) {
  void queries.prefetchQuery(query(api.inbox.getThread, { params: { threadId } }))
  return null
}

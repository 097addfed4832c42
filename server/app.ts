import compression from 'compression'
import express, { type Express, type Request as Incoming, type Response as Outgoing, type Router } from 'express'
import { pinoHttp } from 'pino-http'
import { type Auth, createAuth } from './accounts/auth.ts'
import { authRouter } from './accounts/callback.ts'
import { grantOf } from './accounts/grants.ts'
import { accountsRoutes } from './accounts/routes.ts'
import { adAccountsRoutes } from './adAccounts/routes.ts'
import { adCommentsRoutes } from './adComments/routes.ts'
import { adImagesRoutes } from './adImages/routes.ts'
import { audiencesRoutes } from './audiences/routes.ts'
import { bulkRoutes } from './bulk/routes.ts'
import { campaignsRoutes } from './campaigns/routes.ts'
import { api } from './contract/index.ts'
import { Problem } from './contract/problem.ts'
import { coverageRoutes } from './coverage/routes.ts'
import { exportsRoutes } from './exports/routes.ts'
import { operationIdOf } from './http/answers.ts'
import { serveClient } from './http/client.ts'
import type { Context, Services } from './http/context.ts'
import { serveDocs } from './http/docs.ts'
import { mount } from './http/mount.ts'
import { problemHandler } from './http/problems.ts'
import { requestId, safeHeaders, sameOrigin } from './http/security.ts'
import { visitorOf } from './http/session.ts'
import { inboxRoutes } from './inbox/routes.ts'
import { labelsRoutes } from './labels/routes.ts'
import { launchesRoutes } from './launches/routes.ts'
import { noticeRoutes } from './linking/notices.ts'
import { linkingRoutes } from './linking/routes.ts'
import { liveRoutes } from './live/routes.ts'
import { moderationRoutes } from './moderation/routes.ts'
import { notesRoutes } from './notes/routes.ts'
import { notificationsRoutes } from './notifications/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { postsRoutes } from './posts/routes.ts'
import { presenceRoutes } from './presence/routes.ts'
import { resultsRoutes } from './results/routes.ts'
import { reviewRoutes } from './review/routes.ts'
import { rulesRoutes } from './rules/routes.ts'
import { runningRoutes } from './running/routes.ts'
import { savedRepliesRoutes } from './savedReplies/routes.ts'
import { searchRoutes } from './search/routes.ts'
import { spendingRoutes } from './spending/routes.ts'
import { targetsRoutes } from './targets/routes.ts'
import { triageRoutes } from './triage/routes.ts'
import { turnsRoutes } from './turns/routes.ts'

export interface AppOptions {
  /** The sandbox's pages and its Graph, when no real platform is configured. */
  sandbox?: Router | undefined
  /** The folder with the built client; without it only the API is served. */
  client?: string | undefined
  /** Whether the server is up and not on its way down. */
  isReady: () => boolean
  /** Every request that is being answered, so that streams can be ended on the way down. */
  open: Set<AbortController>
}

/** Everything that answers HTTP, in the order in which it is asked. */
export function createApp(services: Services, { sandbox, client, isReady, open }: AppOptions): Express {
  const { log, settings } = services
  const auth = createAuth(services)
  const app = express()
  app.disable('x-powered-by')
  // One proxy in front, as with `docker run` behind nginx; the address it adds is the caller's.
  app.set('trust proxy', settings.publicUrl.startsWith('https:') ? 1 : 'loopback')

  app.get('/healthz', (_req, res) => void res.type('text').send('ok'))
  app.get(
    '/readyz',
    (_req, res) =>
      void res
        .status(isReady() ? 200 : 503)
        .type('text')
        .send(isReady() ? 'ready' : 'not ready'),
  )
  // Ahead of what every request gets: a burst of notices is logged by the commit, and known by its natural keys.
  app.use('/webhooks', noticeRoutes(services))
  app.use(requestId(services))
  app.use(
    pinoHttp({
      logger: log,
      quietReqLogger: true,
      serializers: { req: shortRequest, res: shortResponse },
      autoLogging: { ignore: isQuiet },
    }),
  )
  if (sandbox) app.use('/sandbox', sandbox)

  app.use(...safeHeaders(settings))
  app.use('/api/auth', authRouter(auth, settings))
  app.use(serveDocs())
  app.use(
    '/api',
    sameOrigin(settings),
    express.json({ limit: '1mb' }),
    apiRoutes(services, auth, open),
    unknownEndpoint,
  )
  if (client) app.use(compression(), serveClient(client))
  app.use(problemHandler(log))
  return app
}

function apiRoutes(services: Services, auth: Auth, open: Set<AbortController>) {
  const handlers = {
    accounts: accountsRoutes(auth),
    linking: linkingRoutes((personId) => grantOf(services, personId)),
    inbox: inboxRoutes,
    moderation: moderationRoutes,
    bulk: bulkRoutes,
    exports: exportsRoutes,
    triage: triageRoutes,
    savedReplies: savedRepliesRoutes,
    labels: labelsRoutes,
    notes: notesRoutes,
    turns: turnsRoutes,
    rules: rulesRoutes,
    search: searchRoutes,
    presence: presenceRoutes,
    coverage: coverageRoutes,
    review: reviewRoutes,
    notifications: notificationsRoutes,
    targets: targetsRoutes,
    people: peopleRoutes,
    adAccounts: adAccountsRoutes,
    audiences: audiencesRoutes,
    adImages: adImagesRoutes,
    posts: postsRoutes,
    campaigns: campaignsRoutes,
    launches: launchesRoutes,
    running: runningRoutes,
    spending: spendingRoutes,
    results: resultsRoutes,
    adComments: adCommentsRoutes,
    live: liveRoutes,
  }
  return mount(api, handlers, (req, res) => contextFor(services, open, req, res))
}

async function contextFor(
  services: Services,
  open: Set<AbortController>,
  req: Incoming,
  res: Outgoing,
): Promise<Context> {
  const headers = new Headers(req.headers as Record<string, string>)
  const visitor = await visitorOf(services, headers)
  const key = req.get('idempotency-key')
  const gone = new AbortController()
  open.add(gone)
  res.on('close', () => {
    open.delete(gone)
    if (!res.writableFinished) gone.abort()
  })
  return {
    ...services,
    now: services.clock(),
    visitor,
    operationId: visitor && key ? operationIdOf(visitor.person.id, key) : services.newId(),
    get person() {
      if (!visitor) throw new Problem('signed_out', 'Sign in first.')
      return visitor.person
    },
    get teamId() {
      if (!visitor?.team) throw new Problem('forbidden', 'You belong to no team. Ask somebody to invite you.')
      return visitor.team.id
    },
    request: {
      headers,
      address: req.ip ?? '',
      setCookie: (cookie) => void res.append('set-cookie', cookie),
      signal: gone.signal,
    },
  }
}

const unknownEndpoint = () => {
  throw new Problem('not_found', 'There is no such endpoint. See /api/docs.')
}

const shortRequest = ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] })
const shortResponse = ({ statusCode }: { statusCode: number }) => ({ status: statusCode })

/** The sandbox is another house, and pictures and scripts say nothing about this one. */
const isQuiet = ({ url = '' }: { url?: string }) => !/^\/api\b/.test(url)

import { z } from 'zod'
import { feature } from './endpoint.ts'
import { Instant, Zone } from './values.ts'

export const Connection = z
  .object({
    id: z.string(),
    person: z.string().describe('Whose grant it is, by the name on the platform.'),
    state: z.enum(['alive', 'dead']),
    granted: z.array(z.string()).describe("The platform's names of the permissions that were given."),
    missing: z.array(
      z.object({ permission: z.string(), loses: z.string().describe('What does not work without it, in words.') }),
    ),
    expiresAt: Instant.nullable().describe('When the grant ends unless somebody signs on again; null for never.'),
    createdAt: Instant,
  })
  .meta({
    id: 'Connection',
    description: 'The grant that lets this team speak to the platform as its Page and Profile.',
  })
export type Connection = z.infer<typeof Connection>

const Account = z.object({
  id: z.string(),
  name: z.string(),
  pictureUrl: z.string().nullable(),
  url: z.string().nullable(),
})
const ProfileAccount = Account.extend({ username: z.string() })

export const Step = z.object({ what: z.string(), url: z.string().nullable() })

export const LinkablePage = z
  .object({
    page: Account,
    profile: ProfileAccount.nullable(),
    pairId: z.string().nullable().describe('The pair this Page already belongs to in this team.'),
    obstacle: z
      .object({ title: z.string(), steps: z.array(Step).describe('What to do, in order.') })
      .nullable()
      .describe('Why something is missing, in plain words; a Page without its Profile can still be linked.'),
    linkable: z.boolean(),
  })
  .meta({
    id: 'LinkablePage',
    description: 'A Page that the connection was granted, with the Profile found behind it.',
  })
export type LinkablePage = z.infer<typeof LinkablePage>

export const Sync = z
  .object({
    state: z.enum(['waiting', 'running', 'paused', 'done', 'cancelled', 'failed']),
    done: z.int().describe('Posts read so far.'),
    total: z.int().nullable().describe('Posts to read; null until they are known.'),
    comments: z.int().describe('Comments read so far.'),
    problem: z.string().nullable(),
    startedAt: Instant,
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'Sync', description: 'One complete reading of what both networks hold.' })
export type Sync = z.infer<typeof Sync>

export const Health = z
  .object({
    state: z.enum(['well', 'attention', 'broken']),
    findings: z.array(
      z.object({
        what: z.string().describe('What is wrong, in words.'),
        remedy: z.enum(['reconnect', 'recheck', 'sync', 'wait']).describe('The button that mends it.'),
      }),
    ),
    checkedAt: Instant,
    heardAt: z.object({ facebook: Instant.nullable(), instagram: Instant.nullable() }),
  })
  .meta({ id: 'Health' })
export type Health = z.infer<typeof Health>

export const Pair = z
  .object({
    id: z.string(),
    version: z.int(),
    page: Account,
    profile: ProfileAccount.nullable(),
    zone: z.string().describe('The IANA time zone the business lives in.'),
    sendWindowSeconds: z
      .int()
      .describe('How long a reply, public or private, can be taken back before it leaves, in seconds.'),
    linkedAt: Instant,
    connection: z.object({ id: z.string(), person: z.string() }).nullable(),
    health: Health,
    sync: Sync.nullable(),
  })
  .meta({ id: 'Pair', description: 'A Page and the Profile linked to it: what a team works on.' })
export type Pair = z.infer<typeof Pair>

export const PairChoice = z.object({
  connectionId: z.string().max(64),
  pageId: z.string().max(64),
  zone: Zone.default('UTC'),
})
export const PairSettings = z.object({
  zone: Zone,
  sendWindowSeconds: z.int().min(0).max(30, 'At most 30 seconds.').optional(),
})

export const linking = feature({
  listConnections: {
    method: 'GET',
    path: '/connections',
    summary: "List the team's connections, newest first",
    access: 'manage',
    response: z.object({ items: z.array(Connection) }),
  },
  keepConnection: {
    method: 'POST',
    path: '/connections',
    summary: 'Bring the grant of the signed-on person to the team, or renew the one it has',
    access: 'manage',
    idempotent: true,
    status: 201,
    response: Connection,
  },
  listPages: {
    method: 'GET',
    path: '/connections/:connectionId/pages',
    summary: 'Ask the platform which Pages and Profiles were granted, and what is missing',
    access: 'manage',
    response: z.object({ items: z.array(LinkablePage) }),
  },
  listPairs: {
    method: 'GET',
    path: '/pairs',
    summary: "List the team's pairs by the Page's name",
    access: 'member',
    response: z.object({ items: z.array(Pair) }),
  },
  linkPair: {
    method: 'POST',
    path: '/pairs',
    summary: 'Bring a Page and its Profile to the desk and start the first sync',
    access: 'manage',
    idempotent: true,
    body: PairChoice,
    status: 201,
    response: Pair,
  },
  getPair: {
    method: 'GET',
    path: '/pairs/:pairId',
    summary: 'One pair with its health and sync',
    access: 'member',
    response: Pair,
  },
  changePair: {
    method: 'PATCH',
    path: '/pairs/:pairId',
    summary: 'Change the settings of a pair',
    access: 'manage',
    versioned: true,
    body: PairSettings,
    response: Pair,
  },
  unlinkPair: {
    method: 'DELETE',
    path: '/pairs/:pairId',
    summary: 'Stop reading and answering; what was read is kept for 30 days and comes back with the same Page',
    access: 'manage',
  },
  checkPair: {
    method: 'POST',
    path: '/pairs/:pairId/checks',
    summary: 'Ask the platform now how the pair is, and look again for its Profile',
    access: 'member',
    response: Pair,
  },
  startSync: {
    method: 'POST',
    path: '/pairs/:pairId/syncs',
    summary: 'Read everything again',
    access: 'moderate',
    idempotent: true,
    status: 202,
    response: Pair,
  },
  cancelSync: {
    method: 'DELETE',
    path: '/pairs/:pairId/sync',
    summary: 'Stop the running sync; what was read stays',
    access: 'moderate',
    response: Pair,
  },
})

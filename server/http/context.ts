import type { Logger } from 'pino'
import type { Role } from '../contract/access.ts'
import type { Feature, Handlers as HandlersWith } from '../contract/endpoint.ts'
import type { Database } from '../db/database.ts'
import type { Hub } from '../live/hub.ts'
import type { Mailer } from '../net/mailer.ts'
import type { Outbound } from '../net/outbound.ts'
import type { Platform } from '../platform/platform.ts'
import type { Vault } from '../vault/vault.ts'

/** What the whole process shares; everything undetermined (clock, ids, transport, fault points) is in here and nowhere else. */
export interface Services {
  db: Database
  platform: Platform
  vault: Vault
  hub: Hub
  /** The door to every server that is not the platform. */
  outbound: Outbound
  /** Null where no mail server is set. */
  mailer: Mailer | null
  log: Logger
  clock: () => Date
  /** A UUIDv7: ids made later sort later. */
  newId: () => string
  /** Does nothing; a test puts a crash or a delay at a named point. */
  fault: (point: FaultPoint) => void | Promise<void>
  settings: Settings
  /** What session cookies are signed with. */
  cookieKey: string
}

export type FaultPoint =
  | 'before_attempt'
  | 'after_attempt'
  | 'after_call'
  | 'after_effect'
  | 'before_fold'
  | 'after_log'
  | 'before_chunk'

export interface Settings {
  /** Where browsers and the platform reach this server, without a slash at the end. */
  publicUrl: string
  /** The sandbox's console, for the browser; null when live. */
  sandboxUrl: string | null
  /** What the sandbox's dialog is told when it is to answer by itself; null when there is no practice desk. */
  practice: Record<string, string> | null
  /** Seconds that an unknown outcome rests before it is read. */
  settleSeconds: number
  /** Seconds between two sweeps of a pair. */
  sweepSeconds: number
  /** Calls out may go to this machine itself, without TLS: for tests. */
  loopback?: boolean
  /** Seconds in which a reply can be taken back, unless the pair says otherwise. */
  sendWindowSeconds: number
}

export interface Person {
  id: string
  name: string
  email: string
  sessionId: string
}

export interface Visitor {
  person: Person
  team: { id: string; name: string; role: Role; memberId: string } | null
}

/** What a verb of the domain is given, whether a request or a job calls it. */
export interface TeamContext extends Services {
  /** When the request, or this step of the job, began. */
  now: Date
  /** The team on whose behalf; every query filters by it. */
  teamId: string
  /** For work that nobody waits for: it gives way when the platform's budget runs low. */
  patient?: boolean
  /** A call that has not left by then stays here: another worker may have the job. */
  until?: string | undefined
}

/** What every handler is given besides the request. */
export interface Context extends TeamContext {
  /** Null when nobody is signed in; only endpoints with access `anyone` need to look. */
  visitor: Visitor | null
  /** The signed-in person. */
  person: Person
  /** The id for what this request makes: the same again when the same request is repeated under its key. */
  operationId: string
  request: RequestFacts
}

export interface RequestFacts {
  headers: Headers
  /** The caller's address, as far as the proxy setting lets us trust it. */
  address: string
  /** Adds a cookie to the answer, as the text of one `Set-Cookie`. */
  setCookie: (cookie: string) => void
  /** Ends when the caller goes away. */
  signal: AbortSignal
}

export type Handlers<F extends Feature> = HandlersWith<F, Context>

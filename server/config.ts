import { resolve } from 'node:path'
import { z } from 'zod'

export interface Config {
  port: number
  dataDir: string
  /** `postgres://…`, or the SQLite file in the data folder. */
  database: string
  publicUrl: string
  /** Null means that the sandbox stands at the other end of the wire. */
  meta: { appId: string; appSecret: string; verifyToken: string } | null
  secretKey: string | undefined
  role: 'all' | 'api' | 'worker'
  settleSeconds: number
  sendWindowSeconds: number
  logLevel: LogLevel
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
type LogLevel = (typeof logLevels)[number]

/** A setting that cannot be used; its message is the one sentence the start ends with. */
export class ConfigError extends Error {}

const Environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  META_APP_ID: z.string().regex(/^\d+$/).optional(),
  META_APP_SECRET: z.string().optional(),
  META_VERIFY_TOKEN: z.string().optional(),
  SECRET_KEY: z.string().trim().min(32).optional(),
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  SETTLE_SECONDS: z.coerce.number().int().min(1).max(3600).default(120),
  SEND_WINDOW_SECONDS: z.coerce.number().int().min(0).max(30).default(5),
  LOG_LEVEL: z.enum(logLevels).default('info'),
})
type Environment = z.infer<typeof Environment>

const wants: Record<keyof Environment, string> = {
  PORT: 'a port between 1 and 65535',
  DATA_DIR: 'a folder',
  DATABASE_URL: 'an address that begins with postgres://',
  PUBLIC_URL: 'an address that begins with http:// or https://',
  META_APP_ID: "the app's number",
  META_APP_SECRET: 'a text',
  META_VERIFY_TOKEN: 'a text',
  SECRET_KEY: 'at least 32 characters of random text',
  ROLE: 'all, api or worker',
  SETTLE_SECONDS: 'a number of seconds between 1 and 3600',
  SEND_WINDOW_SECONDS: 'a number of seconds between 0 and 30',
  LOG_LEVEL: `one of ${logLevels.join(', ')}`,
}

/** Their values are not repeated where somebody else may read them. */
const secret = new Set<string>(['DATABASE_URL', 'META_APP_SECRET', 'META_VERIFY_TOKEN', 'SECRET_KEY'])

/** An empty value counts as none. Throws ConfigError with one sentence that names the variable. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))
  const parsed = Environment.safeParse(set)
  if (!parsed.success) throw unusable(parsed.error.issues[0]?.path[0] as keyof Environment, set)
  const given = parsed.data
  const dataDir = resolve(given.DATA_DIR)
  return {
    port: given.PORT,
    dataDir,
    database: given.DATABASE_URL ?? resolve(dataDir, 'tandem.db'),
    publicUrl: (given.PUBLIC_URL ?? `http://localhost:${given.PORT}`).replace(/\/+$/, ''),
    meta: metaOf(given),
    secretKey: given.SECRET_KEY,
    role: given.ROLE,
    settleSeconds: given.SETTLE_SECONDS,
    sendWindowSeconds: given.SEND_WINDOW_SECONDS,
    logLevel: given.LOG_LEVEL,
  }
}

function unusable(name: keyof Environment, { [name]: value }: Record<string, string | undefined>) {
  const is = secret.has(name) ? 'cannot be used: it' : `is "${value}", but`
  return new ConfigError(`${name} ${is} has to be ${wants[name]}.`)
}

function metaOf({ META_APP_ID, META_APP_SECRET, META_VERIFY_TOKEN, PUBLIC_URL }: Environment): Config['meta'] {
  const three = { META_APP_ID, META_APP_SECRET, META_VERIFY_TOKEN }
  const missing = Object.entries(three).flatMap(([name, value]) => (value ? [] : [name]))
  if (missing.length === 3) return null
  if (!META_APP_ID || !META_APP_SECRET || !META_VERIFY_TOKEN)
    throw new ConfigError(`${missing[0]} is missing; with a Meta app all three META_ variables are needed.`)
  if (!PUBLIC_URL?.startsWith('https://'))
    throw new ConfigError(
      'PUBLIC_URL has to be the https:// address of this server when a Meta app is set, since Meta calls it.',
    )
  return { appId: META_APP_ID, appSecret: META_APP_SECRET, verifyToken: META_VERIFY_TOKEN }
}

/** Does what rests on a setting; when that fails, the setting is named as the reason. */
export async function blaming<T>(name: keyof Environment, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ConfigError) throw error
    const { message, code } = error as { message?: string; code?: string }
    throw new ConfigError(`${name} names something that cannot be used: ${message || code}`, { cause: error })
  }
}

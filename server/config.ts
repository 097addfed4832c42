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
}

/** A setting that cannot be used; its message is the one sentence the start ends with. */
export class ConfigError extends Error {}

const Environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.union([z.literal(''), z.url({ protocol: /^postgres(ql)?$/ })]).default(''),
  PUBLIC_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  META_APP_ID: z.string().regex(/^\d*$/).default(''),
  META_APP_SECRET: z.string().default(''),
  META_VERIFY_TOKEN: z.string().default(''),
  SECRET_KEY: z.union([z.literal(''), z.string().min(32)]).default(''),
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  SETTLE_SECONDS: z.coerce.number().int().min(1).max(3600).default(120),
})

const wants: Record<keyof z.infer<typeof Environment>, string> = {
  PORT: 'a port between 1 and 65535',
  DATA_DIR: 'a folder',
  DATABASE_URL: 'an address that begins with postgres://',
  PUBLIC_URL: 'an address that begins with http:// or https://',
  META_APP_ID: "the app's number",
  META_APP_SECRET: 'a text',
  META_VERIFY_TOKEN: 'a text',
  SECRET_KEY: 'at least 32 characters',
  ROLE: 'all, api or worker',
  SETTLE_SECONDS: 'a number of seconds between 1 and 3600',
}

/** Throws ConfigError with one sentence that names the variable. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const name = parsed.error.issues[0]?.path[0] as keyof typeof wants
    throw new ConfigError(`${name} is "${environment[name]}", but has to be ${wants[name]}.`)
  }
  const given = parsed.data
  const dataDir = resolve(given.DATA_DIR)
  const publicUrl = (given.PUBLIC_URL || `http://localhost:${given.PORT}`).replace(/\/+$/, '')
  return {
    port: given.PORT,
    dataDir,
    database: given.DATABASE_URL || resolve(dataDir, 'tandem.db'),
    publicUrl,
    meta: metaOf(given),
    secretKey: given.SECRET_KEY || undefined,
    role: given.ROLE,
    settleSeconds: given.SETTLE_SECONDS,
  }
}

function metaOf({ META_APP_ID, META_APP_SECRET, META_VERIFY_TOKEN, PUBLIC_URL }: z.infer<typeof Environment>) {
  const three = { META_APP_ID, META_APP_SECRET, META_VERIFY_TOKEN }
  const missing = Object.entries(three).flatMap(([name, value]) => (value ? [] : [name]))
  if (missing.length === 3) return null
  if (missing.length > 0)
    throw new ConfigError(`${missing[0]} is missing; with a Meta app all three META_ variables are needed.`)
  if (!PUBLIC_URL.startsWith('https://'))
    throw new ConfigError(
      'PUBLIC_URL has to be the https:// address of this server when a Meta app is set, since Meta calls it.',
    )
  return { appId: META_APP_ID, appSecret: META_APP_SECRET, verifyToken: META_VERIFY_TOKEN }
}

import { createHmac } from 'node:crypto'
import { grantedScopes } from './grants.ts'
import { newText } from './ids.ts'
import { everyScope } from './scopes.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

export interface Token {
  token: string
  kind: 'USER' | 'PAGE' | 'APP'
  personId: string | null
  pageId: string | null
  scopes: string[]
  issuedAt: string
  /** Null for a token that never expires. */
  expiresAt: string | null
  /** Why it no longer works: 458 app removed, 460 password changed, 463 expired, 492 role lost (reference 9.1). */
  deadSubcode: number | null
  /** A token of the console: it carries every scope and reaches all that its person owns, whatever was granted. */
  everything: boolean
}

type Row = Omit<Token, 'scopes' | 'everything'> & { scopes: string; everything: number }

/** Undefined when nobody was ever given it. A dead or expired token is found, and says so. */
export function findToken(world: World, text: string): Token | undefined {
  if (text === appToken(world)) return { ...blank, token: text, kind: 'APP' }
  const row = statement<[string], Row>(world, 'select * from tokens where token = ?').get(text)
  return row && { ...row, scopes: JSON.parse(row.scopes) as string[], everything: row.everything === 1 }
}

export const appToken = ({ app }: World) => `${app.id}|${app.secret}`

const blank = {
  personId: null,
  pageId: null,
  scopes: [],
  issuedAt: '',
  expiresAt: null,
  deadSubcode: null,
  everything: false,
}

/** `seconds` is how long it lives. */
export function issueUserToken(world: World, personId: string, scopes: string[], seconds: number): string {
  const now = world.now()
  return insertToken(world, {
    ...blank,
    token: `EAA${newText(world, 180)}`,
    kind: 'USER',
    personId,
    scopes,
    issuedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + seconds * 1000).toISOString(),
  })
}

/**
 * One and the same for a user token and a Page, as often as it is asked for. From a long-lived user token it never
 * expires, from a short-lived one it expires with it (reference 3.1).
 */
export function pageTokenFor(world: World, user: Token, pageId: string): string {
  const token = derivedToken(world, `${user.token} ${pageId}`)
  const lives = user.expiresAt === null ? Infinity : Date.parse(user.expiresAt) - Date.parse(user.issuedAt)
  return insertToken(world, {
    ...user,
    token,
    kind: 'PAGE',
    pageId,
    issuedAt: world.now().toISOString(),
    expiresAt: lives > 86_400_000 ? null : user.expiresAt,
    deadSubcode: null,
  })
}

/** The token that the console shows for a person: the same across restarts and resets until somebody kills it. */
export function consoleToken(world: World, personId: string): Token {
  for (let generation = 0; ; generation += 1) {
    const token = derivedToken(world, `console ${personId} ${generation}`)
    const issuedAt = world.now().toISOString()
    insertToken(world, { ...blank, token, kind: 'USER', personId, scopes: everyScope, issuedAt, everything: true })
    const found = findToken(world, token)
    if (found && !found.deadSubcode) return found
  }
}

/** What the token may do now: what it was issued with, less what the person has taken back since. */
export function scopesOf(world: World, token: Token): string[] {
  if (token.everything || !token.personId) return token.scopes
  const granted = grantedScopes(world, token.personId)
  return token.scopes.filter((scope) => granted.has(scope))
}

/** Makes every live token of a person die for one reason; `kind` spares the others. Returns how many died. */
export function killTokens(world: World, personId: string, subcode: number, kind?: 'USER' | 'PAGE'): number {
  return world.db
    .prepare(
      'update tokens set deadSubcode = ? where personId = ? and deadSubcode is null and kind = coalesce(?, kind)',
    )
    .run(subcode, personId, kind ?? null).changes
}

function insertToken(world: World, token: Token): string {
  world.db
    .prepare(
      `insert or ignore into tokens (token, kind, personId, pageId, scopes, issuedAt, expiresAt, deadSubcode, everything)
       values (@token, @kind, @personId, @pageId, @scopes, @issuedAt, @expiresAt, @deadSubcode, @everything)`,
    )
    .run({ ...token, scopes: JSON.stringify(token.scopes), everything: Number(token.everything) })
  return token.token
}

const derivedToken = ({ app }: World, from: string) => {
  const hash = (part: string) =>
    createHmac('sha512', app.secret)
      .update(part)
      .digest('base64')
      .replace(/[^A-Za-z0-9]/g, '')
  return `EAA${(hash(from) + hash(`${from} more`) + hash(`${from} again`)).slice(0, 180)}`
}

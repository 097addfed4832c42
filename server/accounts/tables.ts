import type { Kysely } from 'kysely'
import type { Database, Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'

/** The columns that only this feature reads, beside those of `db/tables.ts`. */
type AccountTables = {
  users: { image: string | null; createdAt: string }
  accounts: {
    accessToken: string | null
    accessTokenExpiresAt: string | null
    updatedAt: string
  }
  teams: { createdAt: string }
  /** An invite that is accepted or withdrawn is gone; the audit log remembers it. */
  invites: {
    id: string
    organizationId: string
    inviterId: string
    email: string
    role: string
    createdAt: string
    expiresAt: string
  }
  rateLimits: { key: string; count: number; startedAt: string }
}

/** The database with the columns of this feature; a transaction stays the transaction it is. */
export const people = (db: Database | Transaction): Kysely<Tables & AccountTables> => db.withTables<AccountTables>()

import type { Selectable } from 'kysely'
import type { Connection } from '../contract/linking.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { jobsTopic } from '../jobs/queue.ts'
import { audit, changed } from '../live/changes.ts'
import type { RemotePage } from '../platform/platform.ts'
import { missingScopes } from '../platform/scopes.ts'
import type { Secret } from '../vault/secret.ts'
import { pairTokenOf } from './speaking.ts'

type ConnectionRow = Selectable<Tables['connections']>

/** What gives a person's grant; the accounts feature in the product. */
export type GrantOf = (personId: string) => Promise<PersonGrant | null>
export interface PersonGrant {
  token: Secret
  expiresAt: string | null
}

export async function listConnections({ db, teamId }: Context): Promise<Connection[]> {
  const rows = await db
    .selectFrom('connections')
    .where('teamId', '=', teamId)
    .orderBy('createdAt', 'desc')
    .selectAll()
    .execute()
  return rows.map(connectionOf)
}

/**
 * Takes the grant that the signed-on person brought into the team's keeping. The same person's earlier grant is
 * renewed in place: the tokens of its pairs are read anew and the work that waited goes on, with no history lost.
 * Throws `conflict` when nobody signed on yet, and what the platform says otherwise.
 */
export async function keepConnection(context: Context, grantOf: GrantOf): Promise<Connection> {
  const grant = await grantOf(context.person.id)
  if (!grant) throw new Problem('conflict', 'Continue with Facebook first, so that there is something to connect.')
  const { oauth, pages } = context.platform
  const [owner, permissions, granted] = await Promise.all([
    oauth.person(grant.token),
    oauth.permissions(grant.token),
    pages.listGranted(grant.token),
  ])

  return write(context.db, async (trx) => {
    const earlier = await trx
      .selectFrom('connections')
      .where('teamId', '=', context.teamId)
      .where('mode', '=', context.platform.mode)
      .where('platformUserId', '=', owner.id)
      .selectAll()
      .executeTakeFirst()
    const id = earlier?.id ?? context.operationId
    const row: ConnectionRow = {
      teamId: context.teamId,
      id,
      mode: context.platform.mode,
      platformUserId: owner.id,
      personName: owner.name,
      sealedToken: context.vault.seal(grant.token, connectionTokenOf({ teamId: context.teamId, id })),
      granted: permissions.flatMap(({ permission, granted }) => (granted ? [permission] : [])).join(' '),
      expiresAt: grant.expiresAt,
      diedAt: null,
      createdAt: earlier?.createdAt ?? context.now.toISOString(),
    }
    await trx
      .insertInto('connections')
      .values(row)
      .onConflict((conflict) => conflict.columns(['teamId', 'id']).doUpdateSet(row))
      .execute()
    await renewPairs(trx, context, id, granted)
    await audit(trx, { ...context, actorId: context.person.id }, 'linking.keepConnection', { connectionId: id })
    await changed(trx, context, 'linking', null, [id])
    return connectionOf(row)
  })
}

/**
 * Hands each pair its new token and wakes the jobs that met the dead one. A pair whose own connection is dead comes
 * along: whoever brought it may have left, and somebody else of the team has a right to the Page.
 */
async function renewPairs(trx: Transaction, context: Context, connectionId: string, granted: RemotePage[]) {
  const pairs = await trx
    .selectFrom('pairs')
    .innerJoin('connections', (join) =>
      join.onRef('connections.teamId', '=', 'pairs.teamId').onRef('connections.id', '=', 'pairs.connectionId'),
    )
    .where('pairs.teamId', '=', context.teamId)
    .where('pairs.unlinkedAt', 'is', null)
    .where(({ eb, or }) => or([eb('connections.id', '=', connectionId), eb('connections.diedAt', 'is not', null)]))
    .select(['pairs.teamId', 'pairs.id', 'pairs.pageId'])
    .execute()
  for (const pair of pairs) {
    const page = granted.find(({ id, tasks }) => id === pair.pageId && tasks.includes('MODERATE'))
    if (!page) continue
    const sealedToken = context.vault.seal(page.token, pairTokenOf(pair))
    await trx
      .updateTable('pairs')
      .set({ sealedToken, connectionId })
      .where('teamId', '=', pair.teamId)
      .where('id', '=', pair.id)
      .execute()
  }
  await trx
    .updateTable('jobs')
    .set({ runAt: context.now.toISOString() })
    .where('teamId', '=', context.teamId)
    .where('state', '=', 'ready')
    .where('problem', 'is not', null)
    .execute()
  await context.hub.announce(trx, jobsTopic)
}

/** The connection's token. Throws `not_found` for one of another team, `reconnect_required` for a dead one. */
export async function tokenOf(context: Context, connectionId: string): Promise<Secret> {
  const row = await context.db
    .selectFrom('connections')
    .where('teamId', '=', context.teamId)
    .where('id', '=', connectionId)
    .selectAll()
    .executeTakeFirst()
  if (!row || row.mode !== context.platform.mode) throw new Problem('not_found', 'Your team has no such connection.')
  if (row.diedAt) throw new Problem('reconnect_required', 'The connection has expired. Continue with Facebook again.')
  return context.vault.open(row.sealedToken, connectionTokenOf(row))
}

/** What a sealed token of a connection is bound to, so that it opens nowhere else. */
export const connectionTokenOf = ({ teamId, id }: { teamId: string; id: string }) => `${teamId}|connection|${id}`

const connectionOf = (row: ConnectionRow): Connection => ({
  id: row.id,
  person: row.personName,
  state: row.diedAt ? 'dead' : 'alive',
  granted: row.granted.split(' ').filter(Boolean),
  missing: missingScopes(row.granted.split(' ')),
  expiresAt: row.expiresAt,
  createdAt: row.createdAt,
})

import type { OpenDatabase } from '../db/database.ts'
import { keepOrigin, originOf } from '../db/origin.ts'
import { write } from '../db/write.ts'
import type { Services } from '../http/context.ts'
import { stopTeam } from './stopping.ts'

/**
 * A database that was restored does not know what was launched, paused or spent since it was copied. Every team that has
 * campaigns starts with all spending stopped, in the words of any stop, until somebody who manages it allows it again.
 */
export async function stopAfterRestore(services: Services & { database: OpenDatabase }) {
  const { db, database, log } = services
  const origin = await originOf(database)
  if (!origin) return
  if (origin.isCopy) {
    log.warn('the database was restored or moved here, so all spending starts stopped')
    const teams = await db.selectFrom('campaigns').select('teamId').distinct().execute()
    for (const { teamId } of teams) {
      const context = { ...services, teamId, now: services.clock() }
      await write(db, (trx) => stopTeam(trx, context, { by, actorId: 'the start after a restore' }))
    }
  }
  await keepOrigin(database, origin)
}

const by = 'the server, because its database was restored from a backup or moved here'

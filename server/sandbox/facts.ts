import type { AdAccount } from './adRows.ts'
import { consoleToken, pageTokenFor } from './tokens.ts'
import type { World } from './world.ts'

/** The console's facts as JSON: where Graph is, the app, and a token for everybody who owns a Page and for each Page. */
export function consoleFacts(world: World) {
  return {
    graph: { baseUrl: `${world.baseUrl}/graph`, version: 'v25.0' },
    app: world.app,
    people: owners(world).map(({ id, name }) => ({ id, name, token: consoleToken(world, id).token })),
    pages: pages(world).map(({ ownerId, ...page }) => ({
      id: page.id,
      name: page.name,
      token: pageTokenFor(world, consoleToken(world, ownerId), page.id),
      instagramId: page.instagramId,
      instagramUsername: page.instagramUsername,
    })),
    adAccounts: adAccounts(world).map(({ id, currency, zone, pageId }) => ({
      id: `act_${id}`,
      currency,
      timeZone: zone,
      pageId,
    })),
  }
}

const adAccounts = (world: World) => world.db.prepare<[], AdAccount>('select * from adAccounts order by rowid').all()

const owners = (world: World) =>
  world.db
    .prepare<[], { id: string; name: string }>(
      'select people.id, people.name from people join pages on ownerId = people.id group by people.id order by min(pages.rowid)',
    )
    .all()

interface PageFacts {
  id: string
  name: string
  ownerId: string
  instagramId: string | null
  instagramUsername: string | null
}

const pages = (world: World) =>
  world.db
    .prepare<[], PageFacts>(
      `select pages.id, pages.name, ownerId, profiles.id as instagramId, username as instagramUsername
       from pages left join profiles on profiles.pageId = pages.id order by pages.rowid`,
    )
    .all()

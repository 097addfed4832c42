import { hasScope, reachOf } from './access.ts'
import { requireToReadAds } from './adAccess.ts'
import { accountsOf as adAccountsOf } from './adAccountNode.ts'
import type { Call } from './call.ts'
import { forgetGrant, permissionsOf, revokePermission } from './grants.ts'
import { missing } from './graphError.ts'
import { pictureLink } from './links.ts'
import { listingOf } from './listing.ts'
import { type Node, success } from './node.ts'
import { type PageRow, pageNode } from './pageNode.ts'
import { part } from './render.ts'
import { killTokens } from './tokens.ts'

interface PersonRow {
  id: string
  name: string
  avatar: string
}

/** A person as their own token sees them; nobody reads anybody else. */
function userNode(call: Call, person: PersonRow): Node {
  const { world } = call
  const [first = '', ...rest] = person.name.split(' ')
  return {
    id: person.id,
    type: 'User',
    defaults: ['name'],
    fields: {
      name: () => person.name,
      first_name: () => first,
      last_name: () => rest.at(-1),
      short_name: () => first,
      // The reserved domain keeps practice mail from ever reaching anybody.
      email: () => (hasScope(call, 'email') ? `${emailName(person.name)}@example.com` : undefined),
      picture: (ask) => ({
        data: part({ height: 50, width: 50, is_silhouette: false, url: pictureLink(world, person.avatar, 100) }, ask),
      }),
    },
    edges: {
      accounts: { list: (params) => accountsOf(call, params) },
      adaccounts: {
        list: (params) => {
          requireToReadAds(call)
          return adAccountsOf(call, person.id, params)
        },
      },
      permissions: {
        read: () => ({ data: permissionsSeenBy(call, person.id) }),
        remove: () => {
          forgetGrant(world, person.id)
          killTokens(world, person.id, 458)
          return success
        },
        removeNamed: (name) => {
          revokePermission(world, person.id, name)
          return success
        },
      },
    },
  }
}

/** Only Pages that were granted: one that is missing here was not chosen in the dialog (reference 3.1). */
function accountsOf(call: Call, params: Record<string, unknown>) {
  const ids = hasScope(call, 'pages_show_list') ? reachOf(call).map(({ pageId }) => pageId) : []
  return listingOf<PageRow & { createdAt: string }>(call.world, {
    sql: `select pages.*, printf('%08d', pages.rowid) as createdAt from pages where id in (select value from json_each(?))`,
    values: [JSON.stringify(ids)],
    order: 'asc',
    params,
    most: 100,
    node: (row) => ({
      ...pageNode(call, row),
      defaults: ['access_token', 'category', 'category_list', 'name', 'tasks'],
    }),
  })
}

function permissionsSeenBy({ world, token }: Call, personId: string) {
  if (token.everything) return token.scopes.map((permission) => ({ permission, status: 'granted' }))
  return permissionsOf(world, personId).map(({ permission, status }) => ({ permission, status }))
}

const emailName = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.|\.$/g, '') || 'somebody'

export function findUserNode(call: Call, id: string): Node | undefined {
  const person = call.world.db.prepare<[string], PersonRow>('select id, name, avatar from people where id = ?').get(id)
  if (!person) return undefined
  if (call.token.kind !== 'USER' || call.token.personId !== id) throw missing(id)
  return userNode(call, person)
}

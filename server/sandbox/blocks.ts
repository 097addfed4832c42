import { requirePageToken, requireToWrite } from './access.ts'
import { actorOf } from './actors.ts'
import type { Call } from './call.ts'
import { badParameter, GraphError } from './graphError.ts'
import { listingOf } from './listing.ts'
import { type Edge, type Node, success } from './node.ts'
import { listOf, type Params } from './params.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

/** `GET`, `POST` and `DELETE /{page}/blocked`: whom the Page lets write no more (reference 3.3, 4.2). */
export function blockedEdge(call: Call, pageId: string): Edge {
  const { world } = call
  const guarded = () => {
    requirePageToken(call)
    requireToWrite(call, 'pages_manage_engagement')
  }
  return {
    list: (params) => {
      guarded()
      return listingOf<{ id: string; createdAt: string }>(world, {
        sql: 'select personId as id, createdAt from blocks where pageId = ?',
        values: [pageId],
        order: 'desc',
        params,
        most: 100,
        node: ({ id }) => personNode(world, id),
      })
    },
    create: (params) => {
      guarded()
      const people = peopleIn(params)
      for (const personId of people) setBlocked(world, { pageId, personId, blocked: true })
      return Object.fromEntries(people.map((id) => [id, true]))
    },
    remove: (params) => {
      guarded()
      for (const personId of peopleIn(params)) setBlocked(world, { pageId, personId, blocked: false })
      return success
    },
  }
}

/** Blocking twice or letting in whoever is not blocked changes nothing. */
export function setBlocked(
  world: World,
  { pageId, personId, blocked }: { pageId: string; personId: string; blocked: boolean },
): void {
  const person = actorOf(world, personId)
  if (person?.kind !== 'person' || person.network !== 'facebook')
    throw badParameter(`Param user must be the id of a person - got "${personId}"`)
  if (blocked) {
    world.db
      .prepare('insert or ignore into blocks (pageId, personId, createdAt) values (?, ?, ?)')
      .run(pageId, personId, world.now().toISOString())
  } else world.db.prepare('delete from blocks where pageId = ? and personId = ?').run(pageId, personId)
  world.happened({ kind: 'post', accountId: pageId })
}

export const isBlocked = (world: World, pageId: string, personId: string): boolean =>
  statement<[string, string], unknown>(world, 'select 1 from blocks where pageId = ? and personId = ?').get(
    pageId,
    personId,
  ) !== undefined

export const cannotComment = () => new GraphError({ code: 1705, message: '(#1705) This user cannot comment here' })

function peopleIn(params: Params): string[] {
  const people = ['user', 'uid', 'asid', 'psid'].flatMap((name) => listOf(params, name) ?? [])
  if (people.length === 0) throw badParameter('One of the parameters user, uid, asid, psid is required')
  return people
}

const personNode = (world: World, id: string): Node => ({
  id,
  type: 'Profile',
  defaults: ['name'],
  fields: { name: () => actorOf(world, id)?.name },
  edges: {},
})

import { missing } from './graphError.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

export type Network = 'facebook' | 'instagram'

/** Whoever can write or like: a person as one network knows them, a Page, or a Profile. */
export interface Actor {
  id: string
  kind: 'person' | 'page' | 'profile'
  network: Network
  /** The name on Facebook, the username on Instagram. */
  name: string
  avatar: string
}

type Row = Omit<Actor, 'kind' | 'network'>

/** `id` may be a person's id or Instagram id, a Page's, or a Profile's; undefined when nobody has it. */
export function actorOf(world: World, id: string): Actor | undefined {
  const find = (sql: string) => statement<[string], Row>(world, sql).get(id)
  const page = find('select id, name, avatar from pages where id = ?')
  if (page) return { ...page, kind: 'page', network: 'facebook' }
  const profile = find('select id, username as name, avatar from profiles where id = ?')
  if (profile) return { ...profile, kind: 'profile', network: 'instagram' }
  const person = find('select id, name, avatar from people where id = ?')
  if (person) return { ...person, kind: 'person', network: 'facebook' }
  const visitor = find('select instagramId as id, instagramUsername as name, avatar from people where instagramId = ?')
  return visitor && { ...visitor, kind: 'person', network: 'instagram' }
}

/** The same, for acting on one network: a person named by their Facebook id acts under their Instagram name there. */
export function actorOn(world: World, id: string, network: Network): Actor {
  const actor = actorOf(world, id)
  if (actor?.network === network) return actor
  const other = statement<[string], { instagramId: string | null }>(
    world,
    'select instagramId from people where id = ?',
  ).get(id)
  if (network === 'instagram' && other?.instagramId) return actorOn(world, other.instagramId, network)
  throw missing(id, 'post')
}

import { statement } from './statements.ts'
import type { World } from './world.ts'

export interface GrantedPage {
  pageId: string
  /** The Profile, where the person gave it together with its Page. */
  profileId: string | null
}

interface Grant {
  granted: string[]
  declined: string[]
  pages: GrantedPage[]
}

/** What a person answered in the dialog: permissions add up over time, the choice of Pages is replaced. */
export function recordGrant(world: World, personId: string, { granted, declined, pages }: Grant): void {
  const setPermission = world.db.prepare(
    'insert or replace into permissions (personId, permission, status) values (?, ?, ?)',
  )
  const addPage = world.db.prepare('insert into grantedPages (personId, pageId, withProfile) values (?, ?, ?)')
  world.db.transaction(() => {
    for (const permission of granted) setPermission.run(personId, permission, 'granted')
    for (const permission of declined) setPermission.run(personId, permission, 'declined')
    world.db.prepare('delete from grantedPages where personId = ?').run(personId)
    for (const page of pages) addPage.run(personId, page.pageId, page.profileId)
  })()
}

/** In the order of the permissions' names. */
export function permissionsOf(world: World, personId: string) {
  return statement<[string], { permission: string; status: 'granted' | 'declined' }>(
    world,
    'select permission, status from permissions where personId = ? order by permission',
  ).all(personId)
}

export function grantedScopes(world: World, personId: string): Set<string> {
  return new Set(
    permissionsOf(world, personId)
      .filter(({ status }) => status === 'granted')
      .map(({ permission }) => permission),
  )
}

/** Only what the person granted and still owns. */
export function grantedPages(world: World, personId: string): GrantedPage[] {
  return statement<[string], GrantedPage>(
    world,
    `select pageId, withProfile as profileId from grantedPages join pages on pages.id = pageId
       where personId = ? and ownerId = personId order by pageId`,
  ).all(personId)
}

/** Everything a person could grant: each Page they own, with the Profile linked to it. */
export function ownedPages(world: World, personId: string): GrantedPage[] {
  return statement<[string], GrantedPage>(
    world,
    `select pages.id as pageId, profiles.id as profileId from pages left join profiles on profiles.pageId = pages.id
       where ownerId = ? order by pages.rowid`,
  ).all(personId)
}

/** Takes back one permission. */
export function revokePermission(world: World, personId: string, permission: string): void {
  world.db
    .prepare("update permissions set status = 'declined' where personId = ? and permission = ?")
    .run(personId, permission)
}

/** Removes the app from the person's account altogether. */
export function forgetGrant(world: World, personId: string): void {
  world.db.transaction(() => {
    world.db.prepare('delete from permissions where personId = ?').run(personId)
    world.db.prepare('delete from grantedPages where personId = ?').run(personId)
  })()
}

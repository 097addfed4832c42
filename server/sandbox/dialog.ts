import { type Request, type RequestHandler, type Response, Router, urlencoded } from 'express'
import { choosePersonPage, errorPage, grantPage } from './dialogPage.ts'
import { type DialogRequest, readDialogRequest, redirectWith } from './dialogRequest.ts'
import { ownedPages, permissionsOf, recordGrant } from './grants.ts'
import { GraphError } from './graphError.ts'
import { newText } from './ids.ts'
import type { World } from './world.ts'

interface PersonRow {
  id: string
  name: string
}

/**
 * The OAuth dialog (reference 3.1): who are you, which of your Pages, with their Profiles or without, and what the app may do.
 * Two parameters exist here only, for practice and tests: `person=first|<id>` with `approve=yes` answers at once with
 * everything that person has.
 */
export function dialogRoutes(world: World): Router {
  const router = Router()
  router.get(
    '/:version/dialog/oauth',
    guarded(world, (request, response, asked) => show(world, request, response, asked)),
  )
  router.post(
    '/:version/dialog/oauth',
    urlencoded({ extended: false }),
    guarded(world, (request, response, asked) => decide(world, request, response, asked)),
  )
  return router
}

function guarded(
  world: World,
  handle: (request: Request, response: Response, asked: DialogRequest) => void,
): RequestHandler {
  return (request, response) => {
    try {
      const asked = readDialogRequest(world, queryOf(request))
      protect(response, new URL(asked.redirectUri).origin)
      handle(request, response, asked)
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
      protect(response)
      response.status(400).send(errorPage(world, error.message))
    }
  }
}

function show(world: World, request: Request, response: Response, asked: DialogRequest) {
  const query = queryOf(request)
  const person = findPerson(world, query.get('person'))
  if (!person) return void response.send(choosePersonPage(world, peopleToChoose(world), query))
  const pages = pagesOf(world, person.id)
  const scopes = scopesToAsk(world, person.id, asked)
  if (query.get('approve') !== 'yes') return void response.send(grantPage(world, { person, pages, scopes, query }))
  const choice = pages.map(({ pageId, profileId }) => ({ pageId, profileId }))
  response.redirect(302, approve(world, person.id, asked, { pages: choice, granted: asked.scopes, declined: [] }))
}

function decide(world: World, request: Request, response: Response, asked: DialogRequest) {
  const form = new URLSearchParams(Object.entries(request.body as Record<string, string | string[]>).flatMap(pairs))
  const person = findPerson(world, queryOf(request).get('person'))
  if (!person || form.get('answer') !== 'continue') return response.redirect(302, redirectWith(asked, refusedByPerson))

  const askedNow = scopesToAsk(world, person.id, asked)
  const ticked = new Set(form.getAll('permission'))
  const granted = askedNow.filter((scope) => scope === 'public_profile' || ticked.has(scope))
  const pages = ownedPages(world, person.id)
    .filter(({ pageId }) => form.getAll('page').includes(pageId))
    .map(({ pageId, profileId }) => ({
      pageId,
      profileId: form.getAll('profile').includes(profileId ?? '') ? profileId : null,
    }))
  const declined = askedNow.filter((scope) => !granted.includes(scope))
  response.redirect(302, approve(world, person.id, asked, { pages, granted, declined }))
}

const refusedByPerson = {
  error: 'access_denied',
  error_code: '200',
  error_description: 'Permissions error',
  error_reason: 'user_denied',
}

/** A code is good for ten minutes. */
function approve(
  world: World,
  personId: string,
  asked: DialogRequest,
  grant: Parameters<typeof recordGrant>[2],
): string {
  recordGrant(world, personId, grant)
  const code = `AQ${newText(world, 120)}`
  const expiresAt = new Date(world.now().getTime() + 600_000).toISOString()
  world.db
    .prepare('insert into codes (code, personId, redirectUri, scopes, expiresAt) values (?, ?, ?, ?, ?)')
    .run(code, personId, asked.redirectUri, JSON.stringify(asked.scopes), expiresAt)
  return redirectWith(asked, { code })
}

/** What was declined before is asked again only when the app says so. */
function scopesToAsk(world: World, personId: string, { scopes, isRerequest }: DialogRequest): string[] {
  if (isRerequest) return scopes
  const declined = new Set(
    permissionsOf(world, personId)
      .filter(({ status }) => status === 'declined')
      .map(({ permission }) => permission),
  )
  return scopes.filter((scope) => !declined.has(scope))
}

const findPerson = (world: World, id: string | null): PersonRow | undefined =>
  id === 'first'
    ? world.db
        .prepare<[], PersonRow>(
          'select people.id, people.name from people join pages on ownerId = people.id order by pages.rowid',
        )
        .get()
    : world.db.prepare<[string | null], PersonRow>('select id, name from people where id = ?').get(id)

/** Everybody who owns a Page, and one person who has none, since that happens too. */
const peopleToChoose = (world: World) =>
  world.db
    .prepare<[], PersonRow & { pages: string | null }>(
      `select people.id, people.name, group_concat(pages.name, ', ') as pages from people left join pages on ownerId = people.id
       group by people.id order by pages is null, min(pages.rowid), people.rowid
       limit 1 + (select count(distinct ownerId) from pages)`,
    )
    .all()

const pagesOf = (world: World, personId: string) =>
  ownedPages(world, personId).map(({ pageId, profileId }) => ({
    pageId,
    profileId,
    name:
      world.db.prepare<[string], { name: string }>('select name from pages where id = ?').get(pageId)?.name ?? pageId,
    username: profileId
      ? world.db.prepare<[string], { username: string }>('select username from profiles where id = ?').get(profileId)
          ?.username
      : undefined,
  }))

/** A form may lead back to the app's own origin and nowhere else. */
function protect(response: Response, redirectOrigin = '') {
  response.set({
    'content-security-policy': `default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${redirectOrigin}`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  })
  response.type('html')
}

const queryOf = (request: Request) => new URL(request.originalUrl, 'http://sandbox').searchParams

const pairs = ([name, value]: [string, string | string[]]): [string, string][] =>
  [value].flat().map((one) => [name, one])

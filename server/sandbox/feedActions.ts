import { type Request, type RequestHandler, type Response, Router } from 'express'
import { deleteComment, editComment, hideComment, setLike, writeComment } from './comments.ts'
import { homeOf } from './feedParts.ts'
import { visitorCookie } from './feedVisitor.ts'
import { GraphError } from './graphError.ts'
import { html } from './html.ts'
import type { World } from './world.ts'

/** What the feeds' forms send. A script gets 204 or a sentence, a plain browser goes back to where it was. */
export function feedActions(world: World): Router {
  const router = Router()
  const home = homeOf(world)
  router.post('/visitor', sameSite, (request, response) => {
    const choice = field(request, 'visitor').replaceAll(/[^\w]/g, '')
    response.cookie(visitorCookie, choice, {
      path: home || '/',
      maxAge: 31_536_000_000,
      httpOnly: true,
      sameSite: 'lax',
    })
    response.redirect(303, backOf(request, home))
  })
  const act = (path: string, work: (request: Request, actorId: string) => unknown) =>
    router.post(path, sameSite, (request, response) => {
      try {
        work(request, field(request, 'actorId'))
        if (wantsPage(request)) response.redirect(303, backOf(request, home))
        else response.status(204).end()
      } catch (error) {
        refuse(request, response, home, error)
      }
    })

  act('/comments', (request, actorId) =>
    writeComment(world, { actorId, targetId: field(request, 'targetId'), message: field(request, 'message') }),
  )
  act('/comments/:id', (request, actorId) =>
    editComment(world, { actorId, commentId: idOf(request), message: field(request, 'message') }),
  )
  act('/comments/:id/hiding', (request, actorId) =>
    hideComment(world, { actorId, commentId: idOf(request), hidden: field(request, 'hidden') === 'yes' }),
  )
  act('/comments/:id/removal', (request, actorId) => deleteComment(world, { actorId, commentId: idOf(request) }))
  act('/likes', (request, actorId) =>
    setLike(world, { actorId, targetId: field(request, 'targetId'), liked: field(request, 'liked') === 'yes' }),
  )
  return router
}

/** Another site's page must not write here in a visitor's name. Plain clients send no such header and may. */
export const sameSite: RequestHandler = (request, response, next) => {
  const from = request.get('sec-fetch-site')
  if (from === undefined || from === 'same-origin' || from === 'none') next()
  else response.status(403).type('text').send('Only the sandbox’s own pages may send this.')
}

function field(request: Request, name: string): string {
  const body: unknown = request.body
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined
  return typeof value === 'string' ? value : ''
}

const idOf = (request: Request) => String(request.params.id)

const wantsPage = (request: Request) => request.accepts(['json', 'html']) === 'html'

/** A place inside the sandbox only: the form's own word for it, else the page it stands on. */
function backOf(request: Request, home: string): string {
  const referer = URL.parse(request.get('referer') ?? '')
  const back = field(request, 'back') || `${referer?.pathname ?? ''}${referer?.search ?? ''}`
  return back.startsWith(`${home}/`) && !back.startsWith('//') && !back.includes('\\') ? back : `${home}/`
}

function refuse(request: Request, response: Response, home: string, error: unknown): void {
  if (!(error instanceof GraphError)) throw error
  const message = error.message.replace(/^\(#\d+\) /, '')
  response.status(400)
  if (!wantsPage(request)) return void response.json({ message })
  const page = html`<!doctype html><html lang="en"><meta charset="utf-8"><title>Not posted · Sandbox</title>
    <main><h1>That did not work</h1><p role="alert">${message}</p><p><a href="${backOf(request, home)}">Back</a></p></main></html>`
  response.type('html').send(page.markup)
}

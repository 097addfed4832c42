import express, { type RequestHandler, type Response, Router } from 'express'
import { changeAdAccount } from './adAccountState.ts'
import { advanceAdClock, clockFacts } from './clockControl.ts'
import { faultKinds } from './faultKinds.ts'
import { addFault, clearFaults, listFaults } from './faults.ts'
import { badParameter, GraphError } from './graphError.ts'
import { changeSettings, readSettings } from './settings.ts'
import { killTokens } from './tokens.ts'
import type { Waves } from './wave.ts'
import type { World } from './world.ts'

interface Levers {
  reset: () => Promise<void>
  waves: Waves
  simulator: { setPace: (perMinute: number) => void; pace: () => number }
}

/** What the console's buttons and the tests turn. Each takes a form or JSON; a form sent by a browser leads back to the console. */
export function controlRoutes(world: World, { reset, simulator, waves }: Levers): Router {
  const router = Router()
  const body: RequestHandler[] = [express.json(), express.urlencoded({ extended: false })]
  const given = (value: unknown) =>
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

  router.get('/faults', (_request, response) => void response.json({ faults: listFaults(world), kinds: faultKinds }))
  router.post(
    '/faults',
    body,
    answering(world, ({ body }) => addFault(world, given(body)), 201),
  )
  router.delete(
    '/faults',
    answering(world, () => clearFaults(world)),
  )
  router.delete(
    '/faults/:id',
    answering(world, ({ params }) => clearFaults(world, Number(params.id))),
  )
  router.post('/reset', body, answering(world, reset))
  router.get('/settings', (_request, response) => void response.json(readSettings(world)))
  router.post(
    '/settings',
    body,
    answering(world, ({ body }) => changeSettings(world, given(body))),
  )
  router.get('/simulator', (_request, response) => void response.json({ perMinute: simulator.pace() }))
  router.post(
    '/simulator',
    body,
    answering(world, ({ body }) => setPace(simulator, given(body).perMinute)),
  )
  router.get('/wave', (_request, response) => void response.json({ wave: waves.state() }))
  router.post(
    '/wave',
    body,
    answering(world, ({ body }) => waves.start(given(body))),
  )
  router.delete(
    '/wave',
    answering(world, () => waves.stop()),
  )
  router.get('/clock', (_request, response) => void response.json(clockFacts(world)))
  router.post(
    '/clock',
    body,
    answering(world, ({ body }) => advanceAdClock(world, given(body).advanceHours)),
  )
  router.post(
    '/ad-accounts/:id',
    body,
    answering(world, ({ params, body }) => changeAdAccount(world, String(params.id), given(body))),
  )
  router.post(
    '/people/:id/expire-tokens',
    body,
    answering(world, ({ params, body }) => {
      const { subcode = 463, kind } = given(body)
      const only = kind === 'USER' || kind === 'PAGE' ? kind : undefined
      return { died: killTokens(world, String(params.id), Number(subcode), only) }
    }),
  )
  return router
}

type Work = (request: Parameters<RequestHandler>[0]) => unknown

function answering(world: World, work: Work, status = 200): RequestHandler {
  return async (request, response) => {
    try {
      const result = await work(request)
      const isForm = request.is('urlencoded') && request.accepts(['json', 'html']) === 'html'
      if (isForm) response.redirect(303, `${world.baseUrl}/`)
      else response.status(status).json(result ?? { success: true })
    } catch (error) {
      refuse(response, error)
    }
  }
}

function refuse(response: Response, error: unknown) {
  if (!(error instanceof GraphError)) throw error
  response.status(400).json({ error: { message: error.message } })
}

function setPace(simulator: Levers['simulator'], perMinute: unknown) {
  const pace = Number(perMinute)
  if (!(pace >= 0 && pace <= 6000)) throw badParameter('perMinute lies between 0 and 6000')
  simulator.setPace(pace)
  return { perMinute: simulator.pace() }
}

import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import { choicesOf, setChoices } from './adChoices.ts'
import { type AdPerson, adPersonOf } from './adPeople.ts'
import { preferencesPage, preferencesPath } from './adPreferencesPage.ts'
import { GraphError } from './graphError.ts'
import type { Html } from './html.ts'
import type { World } from './world.ts'

/** Undefined for nobody. */
export function showPreferences(world: World, request: Request): Html | undefined {
  const person = personIn(world, request)
  return person && preferencesPage(world, person, choicesOf(world, person.id), request.query.saved === 'yes')
}

/** `POST /people/{id}/ads`, as a form or as JSON: `useActivity`, `acrossNetworks` (yes or nothing) and `hidden`, ids of Pages. */
export function mountPreferences(router: Router, world: World, guard: RequestHandler): void {
  const body = [express.urlencoded({ extended: false }), express.json()]
  router.post('/people/:id/ads', guard, body, (request: Request, response: Response) => {
    const person = personIn(world, request)
    const given: unknown = request.body
    const { useActivity, acrossNetworks, hidden } =
      typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {}
    if (!person) return void response.status(404).json({ message: 'Nobody in the sandbox has this id' })
    try {
      setChoices(world, person.id, {
        useActivity: isYes(useActivity),
        acrossNetworks: isYes(acrossNetworks),
        hiddenPages: (Array.isArray(hidden) ? hidden : [hidden]).filter(Boolean).map(String),
      })
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
      return void response.status(400).json({ message: error.message })
    }
    if (request.accepts(['json', 'html']) === 'json') response.json(choicesOf(world, person.id))
    else
      response.redirect(
        303,
        `${new URL(world.baseUrl).pathname.replace(/\/$/, '')}${preferencesPath(person.id)}?saved=yes`,
      )
  })
}

const isYes = (value: unknown) => value === 'yes' || value === true

const personIn = (world: World, request: Request): AdPerson | undefined => adPersonOf(world, String(request.params.id))

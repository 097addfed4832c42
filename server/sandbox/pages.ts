import type { Router } from 'express'
import type { World } from './world.ts'

export function mountPages(router: Router, world: World): void {
  router.get('/', (_request, response) => void response.type('text').send(`Sandbox at ${world.baseUrl}`))
}

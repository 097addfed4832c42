import { resolve } from 'node:path'
import { Router } from 'express'
import { startDelivery } from './adDelivery.ts'
import { controlRoutes } from './controls.ts'
import { dialogRoutes } from './dialog.ts'
import { consoleFacts } from './facts.ts'
import { createFaults } from './faults.ts'
import { graphRoutes, readBody } from './graphRoutes.ts'
import { mountPages } from './pages.ts'
import { seedWorld } from './seed.ts'
import { startSimulator } from './simulator.ts'
import { createUsage } from './usage.ts'
import { createWaves } from './wave.ts'
import { startWebhooks } from './webhookSender.ts'
import { openWorld, type World, type WorldOptions } from './world.ts'

export interface Sandbox {
  /** Mounted where `baseUrl` points, before anything reads bodies. */
  router: Router
  world: World
  /** As it was when it was first seeded, tokens and grants included. */
  reset: () => Promise<void>
  close: () => Promise<void>
}

export interface SandboxOptions extends WorldOptions {
  seed?: 'full' | 'small' | 'none'
  /** The first gap between two tries of a webhook, in milliseconds; the rest grows from it. A minute by default. */
  webhookRetryMs?: number
}

/** The stand-in platform: Graph, its OAuth dialog and webhooks, and the web pages of the two feeds. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { seed = 'full', webhookRetryMs = 60_000 } = options
  const world = openWorld(options)
  const populate = async () => {
    if (seed !== 'none') await seedWorld(world, seed)
  }
  await populate()
  const usage = createUsage(world)
  const faults = createFaults(world)
  const webhooks = startWebhooks(world, webhookRetryMs)
  const simulator = startSimulator(world)
  const waves = createWaves(world)
  const delivery = startDelivery(world)

  const reset = async () => {
    waves.stop()
    emptyWorld(world)
    usage.clear()
    await populate()
    world.happened({ kind: 'reset' })
  }

  const router = Router()
  router.use('/graph', readBody, graphRoutes(world, usage, faults))
  router.use(dialogRoutes(world))
  router.get('/dialog.css', (_request, response) => response.sendFile(resolve(import.meta.dirname, 'dialog.css')))
  router.get('/console.json', (_request, response) => void response.json(consoleFacts(world)))
  router.use(controlRoutes(world, { reset, simulator, waves }))
  mountPages(router, world)

  return {
    router,
    world,
    reset,
    close: async () => {
      simulator.stop()
      waves.stop()
      faults.release()
      await webhooks.stop()
      await delivery.stop()
      world.db.close()
    },
  }
}

function emptyWorld({ db }: World) {
  const tables = db
    .prepare<[], { name: string }>("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .all()
  // Rows point at each other in every direction, and all of them go.
  db.pragma('foreign_keys = OFF')
  db.transaction(() => {
    for (const { name } of tables) db.prepare(`delete from "${name}"`).run()
  })()
  db.pragma('foreign_keys = ON')
}

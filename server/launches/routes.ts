import type { launches } from '../contract/launches.ts'
import { soon } from '../http/soon.ts'

export const launchesRoutes = soon<typeof launches>()

import type { launches } from '../server/contract/launches.ts'
import { soon } from './soon.ts'

export const launchesMocks = soon<typeof launches>()

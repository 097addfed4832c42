import type { results } from '../server/contract/results.ts'
import { soon } from './soon.ts'

export const resultsMocks = soon<typeof results>()

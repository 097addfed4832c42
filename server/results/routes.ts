import type { results } from '../contract/results.ts'
import { soon } from '../http/soon.ts'

export const resultsRoutes = soon<typeof results>()

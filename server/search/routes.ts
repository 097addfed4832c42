import type { search } from '../contract/search.ts'
import type { Handlers } from '../http/context.ts'
import { searchComments } from './finding.ts'

export const searchRoutes: Handlers<typeof search> = {
  searchComments: ({ params, query }, context) => searchComments(context, params.pairId, query),
}

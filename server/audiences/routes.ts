import type { audiences } from '../contract/audiences.ts'
import type { Handlers } from '../http/context.ts'
import { changeAudience, listAudiences, removeAudience, saveAudience } from './audiences.ts'
import { estimateAudience } from './estimating.ts'
import { searchInterests, searchLanguages, searchPlaces } from './searching.ts'

export const audiencesRoutes: Handlers<typeof audiences> = {
  searchInterests: ({ params, query }, context) => searchInterests(context, params.pairId, query.text),
  searchPlaces: ({ params, query }, context) => searchPlaces(context, params.pairId, query.text),
  searchLanguages: ({ params, query }, context) => searchLanguages(context, params.pairId, query.text),
  estimateAudience: ({ params, body }, context) => estimateAudience(context, params.pairId, body),
  listAudiences: ({ params }, context) => listAudiences(context, params.pairId),
  saveAudience: ({ params, body }, context) => saveAudience(context, params.pairId, body),
  changeAudience: ({ params, version, body }, context) => changeAudience(context, params.audienceId, version, body),
  removeAudience: ({ params }, context) => removeAudience(context, params.audienceId),
}

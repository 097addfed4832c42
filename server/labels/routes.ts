import type { labels } from '../contract/labels.ts'
import type { Handlers } from '../http/context.ts'
import { changeLabel, getLabel, listLabels, makeLabel, removeLabel } from './labels.ts'

export const labelsRoutes: Handlers<typeof labels> = {
  listLabels: (_request, context) => listLabels(context),
  getLabel: ({ params }, context) => getLabel(context, params.labelId),
  makeLabel: ({ body }, context) => makeLabel(context, body),
  changeLabel: ({ params, version, body }, context) => changeLabel(context, params.labelId, version, body),
  removeLabel: ({ params }, context) => removeLabel(context, params.labelId),
}

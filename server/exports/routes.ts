import type { exports } from '../contract/exports.ts'
import type { Handlers } from '../http/context.ts'
import { downloadExport } from './download.ts'
import { listExports, removeExport, startExport } from './exports.ts'

export const exportsRoutes: Handlers<typeof exports> = {
  startExport: ({ params, body }, context) => startExport(context, params.pairId, body),
  listExports: ({ params }, context) => listExports(context, params.pairId),
  downloadExport: ({ params }, context) => downloadExport(context, params.exportId),
  removeExport: ({ params }, context) => removeExport(context, params.exportId),
}

import { eraseExport } from '../db/erasing.ts'
import type { WorkKind } from '../jobs/kinds.ts'
import { writeKind } from './writing.ts'

const eraseKind: WorkKind<{ exportId: string }> = {
  lane: 'sync',
  work: ({ db, teamId, progress }, { exportId }) => eraseExport(db, { teamId, id: exportId }, () => progress({})),
}

/** What is written into files, and taken away again. */
export const exportsKinds = { 'exports.write': writeKind, 'exports.erase': eraseKind }

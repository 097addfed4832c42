import type { Download } from '../contract/endpoint.ts'
import { Problem } from '../contract/problem.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { type ExportFile, fileFor, note } from './exports.ts'

/** The file, piece by piece. Throws `not_found`, and `conflict` while it is being written. */
export async function downloadExport(context: Context, exportId: string): Promise<Download> {
  const file = await fileFor(context, exportId)
  const pair = await linkedPair(context, file.pairId)
  if (file.state !== 'done') throw new Problem('conflict', 'This is still being written. Wait until it is done.')
  await write(context.db, (trx) => note(trx, context, file, 'exports.download'))
  return {
    name: `${pair.pageName.slice(0, 80)} comments ${file.createdAt.slice(0, 10)}.${file.format}`,
    type: file.format === 'csv' ? 'text/csv' : 'application/json',
    size: file.size,
    body: chunksOf(context, file),
  }
}

async function* chunksOf({ db }: Context, { teamId, id, chunks }: ExportFile) {
  for (let number = 0; number < chunks; number += 1) {
    const { body } = await db
      .selectFrom('exportChunks')
      .where('teamId', '=', teamId)
      .where('exportId', '=', id)
      .where('number', '=', number)
      .select('body')
      .executeTakeFirstOrThrow()
    yield body
  }
}

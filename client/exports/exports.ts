import type { Export } from '../../server/contract/exports.ts'
import type { ThreadFilter } from '../../server/contract/inbox.ts'
import { api } from '../api.ts'
import { readable } from '../ui/numbers.ts'

/** What is to be exported, and how many threads that are where it is known. */
export interface Asked {
  threads: string[] | ThreadFilter
  number: number | undefined
}

export const formatWords = { csv: 'CSV, for spreadsheets', json: 'JSON, for programs' } as const

/** "Export as CSV", as the progress is called. */
export const nameOf = ({ format }: Export) => `Export as ${format.toUpperCase()}`

export const addressOf = ({ id }: Export) => api.exports.downloadExport.addressOf({ params: { exportId: id } })

export const rowsOf = ({ rows }: Export) => `${readable(rows)} ${rows === 1 ? 'row' : 'rows'}`

import { stringify } from 'csv-stringify/sync'
import { exportCells, exportLine } from '../contract/exportCells.ts'
import type { ExportFormat, ExportRow } from '../contract/exports.ts'
import type { PlainRow } from './rows.ts'

/** A piece of a file. */
export interface Piece {
  format: ExportFormat
  rows: PlainRow[]
  /** It is the first. */
  opens: boolean
  /** There are rows before it. */
  follows: boolean
  /** It is the last. */
  closes: boolean
}

export function writerIn(zone: string) {
  // Swedish writes the date as ISO does.
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  const whole = (row: PlainRow): ExportRow => ({ ...row, writtenHere: clock.format(new Date(row.writtenAt)), zone })
  return ({ format, ...piece }: Piece): string => writers[format]({ ...piece, rows: piece.rows.map(whole) })
}

type Whole = Omit<Piece, 'format' | 'rows'> & { rows: ExportRow[] }

const writers: Record<ExportFormat, (piece: Whole) => string> = {
  csv: ({ rows, opens }) =>
    // Without the mark at its beginning a spreadsheet takes the file for Latin letters.
    `${opens ? '\uFEFF' : ''}${lines([...(opens ? [Object.keys(exportCells)] : []), ...rows.map(exportLine)])}`,
  json: ({ rows, opens, follows, closes }) =>
    [
      opens ? '[\n' : '',
      follows && rows.length > 0 ? ',\n' : '',
      rows.map((row) => JSON.stringify(row)).join(',\n'),
      closes ? '\n]\n' : '',
    ].join(''),
}

/** Every cell in quotes: a text with a line of its own, or with the separator of another country, stays in its cell. */
const lines = (records: string[][]) =>
  stringify(records, { quoted: true, quoted_empty: true, record_delimiter: 'windows' })

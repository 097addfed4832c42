import type { Call } from './call.ts'
import { textOf } from './params.ts'

/** As node fields carry times: `2026-01-01T10:00:00+0000` (reference 2). */
export const graphTime = (iso: string) => `${iso.slice(0, 19)}+0000`

export const unixSeconds = (iso: string) => Math.floor(Date.parse(iso) / 1000)

/** `date_format=U` turns the times of reads into unix seconds. */
export const timeFor = ({ params }: Call, iso: string) =>
  textOf(params, 'date_format') === 'U' ? unixSeconds(iso) : graphTime(iso)

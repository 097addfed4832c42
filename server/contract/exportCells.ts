import type { ExportRow } from './exports.ts'

/** The columns of the CSV by what they are called, and what stands in them. */
export const exportCells: Record<string, (row: ExportRow) => string> = {
  Kind: ({ kind }) => kind,
  Thread: ({ threadId }) => threadId,
  Id: ({ id }) => id,
  'Answer to': ({ parentId }) => parentId ?? '',
  Network: ({ network }) => network,
  'Post id': ({ postId }) => postId,
  Post: ({ post }) => post,
  Author: ({ author }) => author,
  Ours: ({ ours }) => yesNo(ours),
  'Written (UTC)': ({ writtenAt }) => writtenAt,
  'Written (here)': ({ writtenHere }) => writtenHere,
  Zone: ({ zone }) => zone,
  Text: ({ text }) => text,
  Hidden: ({ hidden }) => yesNo(hidden),
  State: ({ state }) => state,
  Priority: ({ priority }) => priority,
  Assignee: ({ assignee }) => assignee,
  Labels: ({ labels }) => labels.join(', '),
  Link: ({ url }) => url,
}

/** A row as it stands in the CSV, before it is quoted. */
export const exportLine = (row: ExportRow) => Object.values(exportCells).map((cell) => harmless(cell(row)))

/**
 * What a spreadsheet would calculate is given an apostrophe in front. Spaces and invisible signs before it are looked through, as
 * some programs trim a cell first; so are the wide forms of East Asian keyboards, which some take for the narrow ones.
 */
export const harmless = (cell: string) =>
  /^(?:[\t\r\n]|[\s\p{C}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\u2212\uFE62\uFE63\uFE66\uFE6B])/u.test(cell)
    ? `'${cell}`
    : cell

const yesNo = (is: boolean) => (is ? 'yes' : 'no')

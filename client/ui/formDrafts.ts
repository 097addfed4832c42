import { drafts } from './drafts.ts'

/** What was written in forms of a kind and not saved, with the version it was written on: kept in this tab over a reload. */
export const formDrafts = <Draft>(kind: string) => ({
  read(name: string): { draft: Draft; version: number } | null {
    try {
      return JSON.parse(drafts.read(sessionStorage, `${kind}.${name}`) || 'null')
    } catch {
      return null
    }
  },
  keep: (name: string, draft: Draft, version: number) =>
    drafts.keep(sessionStorage, `${kind}.${name}`, JSON.stringify({ draft, version })),
  forget: (name: string) => drafts.keep(sessionStorage, `${kind}.${name}`, ''),
})

import { Problem } from '../contract/problem.ts'

/** The version in an `If-Match` header, which is an entity tag: `"3"`. Throws `version_required` without one. */
export function versionOf(header: string | undefined): number {
  const version = /^(?:W\/)?"?(\d{1,15})"?$/.exec(header ?? '')?.[1]
  if (!version) throw new Problem('version_required', 'Say in If-Match which version the change was made from.')
  return Number(version)
}

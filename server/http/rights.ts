import { mayDo } from '../contract/access.ts'
import type { Endpoint } from '../contract/endpoint.ts'
import { Problem } from '../contract/problem.ts'
import type { Visitor } from './context.ts'

/** Throws `signed_out` or `forbidden` unless the visitor may call the endpoint, as its `access` says. */
export function checkAccess({ access }: Endpoint, visitor: Visitor | null) {
  if (access === 'anyone') return
  if (!visitor) throw new Problem('signed_out', 'Sign in first.')
  if (access === 'person') return
  if (!visitor.team) throw new Problem('forbidden', 'You belong to no team. Ask somebody to invite you.')
  if (access === 'member' || mayDo(visitor.team.role, access)) return
  throw new Problem('forbidden', 'Your role in this team does not include that. An owner can change it.')
}

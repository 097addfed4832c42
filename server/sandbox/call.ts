import type { Node } from './node.ts'
import type { Params } from './params.ts'
import type { Token } from './tokens.ts'
import type { World } from './world.ts'

/** One call as the graph answers it: who asks, and with what. */
export interface Call {
  world: World
  token: Token
  /** Empty for a call without a version. */
  version: string
  method: string
  /** Without the version and without slashes at its ends: `17841/media`. */
  path: string
  params: Params
  /** Any node by its id, as this caller sees it; throws like the platform when it is out of reach. */
  find: (id: string) => Node
}

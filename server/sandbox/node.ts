import type { Ask } from './fields.ts'
import type { Params } from './params.ts'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined }

/** A thing of the graph as one caller sees it. */
export interface Node {
  id: string
  /** The name that errors call it by. */
  type: string
  /** Whose call budget it draws on. */
  accountId?: string
  /** What comes when no fields are asked for, beside the id. */
  defaults: string[]
  /** Undefined leaves the field out, as the platform does with what it does not know or show. */
  fields: Record<string, (ask: Ask) => Json | undefined>
  edges: Record<string, Edge>
  update?: (params: Params) => Json
  remove?: (params: Params) => Json
}

export interface Edge {
  list?: (params: Params) => Listing
  /** For the few edges that answer with something else than a list of nodes. */
  read?: (params: Params) => Json
  create?: (params: Params) => Json | Promise<Json>
  remove?: (params: Params) => Json
  /** `DELETE /{node}/{edge}/{name}`. */
  removeNamed?: (name: string) => Json
}

export interface Listing {
  rows: Node[]
  cursors?: { before: string; after: string }
  hasNext: boolean
  hasPrevious: boolean
  summary?: Json
}

export const success: Json = { success: true }

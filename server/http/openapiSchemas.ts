import { z } from 'zod'

export interface JsonSchema {
  properties?: Record<string, unknown>
  required?: string[]
}

/** Turns zod's schemas into JSON Schema; those with a name of their own are gathered in `schemas` and referred to. */
export function schemaReader() {
  const schemas: Record<string, unknown> = {}

  // Wrapping makes zod put even a named root schema into $defs and answer with a $ref to it.
  function schema(type: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { $defs = {}, properties } = z.toJSONSchema(z.object({ it: type }), { io, override: stayOpen })
    for (const [name, json] of Object.entries($defs)) schemas[name] = relocate(withoutId(json))
    return relocate(properties?.it) as JsonSchema
  }
  return { schema, schemas }
}

/** What the server may add to an answer later must not break who reads it today. */
function stayOpen({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }) {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
}

/** The name is the place in `components` already; as `$id` it would move the base of every reference. */
function withoutId({ id: _id, ...json }: z.core.JSONSchema.BaseSchema) {
  return json
}

const relocate = (json: unknown): unknown =>
  JSON.parse(JSON.stringify(json).replaceAll('#/$defs/', '#/components/schemas/'))

import fc, { type Arbitrary } from 'fast-check'
import { z } from 'zod'

type Json = z.core.JSONSchema.JSONSchema

/** Text that has broken programs before: empty, invisible, endless, written backwards, cut in half, or meant as something else. */
export const nastyText: Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'before\0after',
    '\u202Eright to left\u202C',
    'مرحبا بالعالم',
    'z͑a͗l̔g̾o͂ '.repeat(50),
    '👩‍👩‍👧‍👦'.repeat(200),
    '\ud800',
    'half \udc00 a character',
    'x'.repeat(10_000),
    'y'.repeat(300_000),
    "'; drop table comments; --",
    '<script>alert(1)</script>',
    '../../../etc/passwd',
    '%00',
    '%',
    '{{7*7}}',
    '__proto__',
    'constructor',
    'null',
    'NaN',
    '-1',
    '1e309',
    '9'.repeat(400),
  ),
)

const nastyValue: Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  nastyText,
  fc.constantFrom<unknown[]>(null, true, 0, -1, 2 ** 53, 1.5, [], {}, [[[]]], { __proto__: 1 }),
)

/** Values of a schema as a caller sends them: mostly of the right shape, with a wrong one now and then at any depth. */
export function valuesOf(schema: z.ZodType): Arbitrary<unknown> {
  return valuesIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json)
}

function valuesIn(schema: Json): Arbitrary<unknown> {
  return fc.oneof({ arbitrary: rightValue(schema), weight: 6 }, { arbitrary: nastyValue, weight: 1 })
}

function rightValue(schema: Json): Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom<unknown[]>(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => valuesIn(one as Json)))
  if (schema.type === 'object') return objectOf(schema)
  if (schema.type === 'array') return fc.array(valuesIn((schema.items ?? {}) as Json), { maxLength: 5 })
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'integer' || schema.type === 'number')
    return fc.oneof(fc.integer(), fc.integer({ min: 1, max: 100 }))
  if (schema.format === 'email') return fc.oneof(fc.emailAddress(), nastyText)
  if (schema.type === 'string') return fc.oneof(nastyText, fc.constantFrom('UTC', '/inbox', 'a plain sentence'))
  return nastyValue
}

function objectOf({ properties = {}, required = [] }: Json) {
  const fields = Object.entries(properties).map(([name, field]) => [name, valuesIn(field as Json)] as const)
  const shaped = fc.record(Object.fromEntries(fields), {
    // A map from names to one kind of thing asks for names without saying what each of them is.
    requiredKeys: required.filter((name) => name in properties),
  })
  // Fields that nobody asked for must change nothing.
  const extra = fc.dictionary(fc.constantFrom('id', 'teamId', 'role', 'isAdmin', '__proto__', 'toString'), nastyValue)
  return fc.oneof(
    { arbitrary: shaped, weight: 4 },
    { arbitrary: fc.tuple(shaped, extra).map(([one, other]) => ({ ...other, ...one })), weight: 1 },
  )
}

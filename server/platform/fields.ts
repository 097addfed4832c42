import { z } from 'zod'

/** An object of the platform's of which nobody knows all the fields. */
export type Fields = Record<string, unknown>

const Fields = z.record(z.string(), z.unknown())

export const isFields = (value: unknown): value is Fields => Fields.safeParse(value).success

/** Of what is no object, nothing. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})

export const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

export const textsIn = (value: unknown): string[] => listIn(value).filter((item) => typeof item === 'string')

/** Without what is empty, which says nothing. */
export const filledIn = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)))

const isEmpty = (value: unknown) =>
  value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0)

/** The items of a list that are as described, and the others as they came. */
export function split<T>(value: unknown, shape: z.ZodType<T>): { said: T[]; rest: unknown[] } {
  const said: T[] = []
  const rest: unknown[] = []
  for (const item of listIn(value)) {
    const read = shape.safeParse(item)
    if (read.success) said.push(read.data)
    else rest.push(item)
  }
  return { said, rest }
}

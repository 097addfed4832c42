import { invalidAd } from './adErrors.ts'
import type { Json } from './node.ts'
import type { Params } from './params.ts'

export type Fields = Record<string, unknown>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Nothing where there is no object, so that reading deep needs no questions. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})
export const itemsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
export const objectsOf = (value: unknown): Fields[] => itemsOf(value).map(fieldsOf)
export const textsOf = (value: unknown): string[] => itemsOf(value).map(String)

/** Empty where there is no text. */
export const wordsOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** An object given natively or as JSON in text; undefined when it was not given. */
export function objectOf(params: Params, name: string): Fields | undefined {
  const given = params[name]
  if (given === undefined || given === null || given === '') return undefined
  const value = typeof given === 'string' ? parsed(given) : given
  if (isFields(value)) return value
  throw invalidAd({ title: 'Invalid parameter', says: `${name} must be a JSON object.`, blame: name })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const read = (text: string | null): Json | undefined => (text === null ? undefined : (JSON.parse(text) as Json))

/** JSON with its keys in one order, for telling whether two contents are equal. */
export function settled(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(settled).join(',')}]`
  if (!isFields(value)) return JSON.stringify(value)
  const entries = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((key) => `${JSON.stringify(key)}:${settled(value[key])}`)
  return `{${entries.join(',')}}`
}

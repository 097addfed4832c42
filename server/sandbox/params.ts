import { badParameter } from './graphError.ts'

/** What a call was given, from its query and its body: text from forms, native values from JSON. */
export type Params = Record<string, unknown>

/** Empty text counts as absent, as it does on the platform. */
export function textOf(params: Params, name: string): string | undefined {
  const value = params[name]
  if (value === undefined || value === null || value === '') return undefined
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

export function requiredText(params: Params, name: string): string {
  const value = textOf(params, name)
  if (value === undefined) throw badParameter(`The parameter ${name} is required`)
  return value
}

export function flagOf(params: Params, name: string): boolean | undefined {
  const value = textOf(params, name)
  if (value === undefined) return undefined
  if (['true', '1'].includes(value.toLowerCase())) return true
  if (['false', '0'].includes(value.toLowerCase())) return false
  throw badParameter(`Param ${name} must be a boolean`)
}

export function integerOf(params: Params, name: string): number | undefined {
  const value = textOf(params, name)
  if (value === undefined) return undefined
  if (!/^\d{1,9}$/.test(value)) throw badParameter(`Param ${name} must be an integer`)
  return Number(value)
}

/** A list comes as a JSON array, as JSON in text, or as words between commas. */
export function listOf(params: Params, name: string): string[] | undefined {
  const value = params[name]
  if (Array.isArray(value)) return value.map(String)
  const text = textOf(params, name)
  if (text === undefined) return undefined
  if (!text.trimStart().startsWith('[')) return text.split(',').map((word) => word.trim())
  const parsed = jsonOf(params, name)
  if (!Array.isArray(parsed)) throw badParameter(`Param ${name} must be an array`)
  return parsed.map(String)
}

/** A nested value, native or as JSON in text. */
export function jsonOf(params: Params, name: string): unknown {
  const value = params[name]
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    throw badParameter(`Param ${name} must be valid JSON`)
  }
}

/** Unix seconds or a date text, as ISO-8601 UTC. */
export function timeOf(params: Params, name: string): string | undefined {
  const value = textOf(params, name)
  if (value === undefined) return undefined
  const time = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value)
  if (Number.isNaN(time)) throw badParameter(`Param ${name} must be a valid time`)
  return new Date(time).toISOString()
}

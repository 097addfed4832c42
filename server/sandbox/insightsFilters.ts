import { badParameter } from './graphError.ts'

/** One condition on a row: on a number of it, or on what it speaks of. */
export interface Filter {
  /** `spend`, `campaign.id`, `ad.effective_status`, ... */
  field: string
  operator: (typeof operators)[number]
  values: string[]
}

const operators = ['EQUAL', 'NOT_EQUAL', 'IN', 'NOT_IN', 'CONTAIN', 'NOT_CONTAIN', 'GREATER_THAN', 'LESS_THAN'] as const
const subjects = /^(?:campaign|adset|ad)\.(?:id|name|effective_status)$/
const numbers = new Set([
  'impressions',
  'reach',
  'spend',
  'clicks',
  'inline_link_clicks',
  'frequency',
  'cpm',
  'cpc',
  'ctr',
])

/** `[{"field":"campaign.id","operator":"IN","value":["1","2"]}]`. */
export function readFilters(given: unknown): Filter[] {
  if (given === undefined || given === null || given === '') return []
  if (!Array.isArray(given)) throw badParameter('Param filtering must be an array')
  return given.map((one: unknown, index) => {
    const { field, operator, value } = typeof one === 'object' && one !== null ? (one as Record<string, unknown>) : {}
    const known = operators.find((name) => name === operator)
    if (!known)
      throw badParameter(`filtering[${index}][operator] must be one of the following values: ${operators.join(', ')}`)
    if (typeof field !== 'string' || !(subjects.test(field) || numbers.has(field))) {
      throw badParameter(`filtering[${index}][field]: filtering by ${String(field)} is not supported`)
    }
    return { field, operator: known, values: (Array.isArray(value) ? value : [value]).map(String) }
  })
}

export function passes({ operator, values }: Filter, actual: string): boolean {
  const [first = ''] = values
  switch (operator) {
    case 'EQUAL':
      return actual === first
    case 'NOT_EQUAL':
      return actual !== first
    case 'IN':
      return values.includes(actual)
    case 'NOT_IN':
      return !values.includes(actual)
    case 'CONTAIN':
      return actual.toLowerCase().includes(first.toLowerCase())
    case 'NOT_CONTAIN':
      return !actual.toLowerCase().includes(first.toLowerCase())
    case 'GREATER_THAN':
      return Number(actual) > Number(first)
    case 'LESS_THAN':
      return Number(actual) < Number(first)
  }
}

/** What stands in braces in a saved reply, and is put in its place when the reply is used. */
export const variables = ['name', 'fullName', 'post', 'shopLink', 'page', 'me'] as const
export type Variable = (typeof variables)[number]

/** Null where nobody knows the value: then the variable stays in the text, for a person to see to. */
export type Values = Record<Variable, string | null>

/** A run of a saved reply: text as it will stand, a variable, or something in braces that means nothing. */
type Part = { text: string } | { variable: Variable } | { stranger: string; at: number }

/** `{{` stands for one brace; any other brace that opens begins a variable. */
const marks = /\{\{|\{([^{}]*)(\}?)/g

function partsOf(text: string): Part[] {
  const parts: Part[] = []
  let end = 0
  for (const mark of text.matchAll(marks)) {
    if (mark.index > end) parts.push({ text: text.slice(end, mark.index) })
    end = mark.index + mark[0].length
    const variable = variables.find((known) => `{${known}}` === mark[0])
    if (variable) parts.push({ variable })
    else parts.push(mark[0] === '{{' ? { text: '{' } : { stranger: mark[0], at: mark.index })
  }
  return [...parts, { text: text.slice(end) }]
}

/** Why a text cannot be saved, in words and with the place, counted in characters from 1; null when it can. */
export function strangerIn(text: string): string | null {
  const part = partsOf(text).find((one) => 'stranger' in one)
  if (!part) return null
  const place = [...text.slice(0, part.at)].length + 1
  const known = variables.map((name) => `{${name}}`).join(', ')
  const shown = [...part.stranger].slice(0, 24).join('')
  return `Character ${place}: “${shown}” is no variable. There are ${known}; for a brace write {{.`
}

/** The text as it would be sent; what has no value stays in its braces. */
export const filled = (text: string, values: Values) =>
  partsOf(text)
    .map((part) => {
      if ('text' in part) return part.text
      return 'variable' in part ? (values[part.variable] ?? `{${part.variable}}`) : part.stranger
    })
    .join('')

/** A text that somebody wrote, as a saved reply that says just that. */
export const escaped = (text: string) => text.replaceAll('{', '{{')

interface Open {
  variable: Variable
  /** In UTF-16 units, as a text field counts. */
  start: number
  end: number
}

const named = new RegExp(`\\{(${variables.join('|')})\\}`, 'g')

/** The variables that still stand in a text about to be sent. */
export const openIn = (text: string): Open[] =>
  [...text.matchAll(named)].flatMap((match) => {
    const variable = variables.find((known) => known === match[1])
    return variable ? [{ variable, start: match.index, end: match.index + match[0].length }] : []
  })

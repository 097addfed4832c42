/** Markup that has been escaped already. */
export interface Html {
  readonly markup: string
}

type Part = Html | string | number | undefined | null | false | readonly Part[]

/** A template whose every value is text and escaped, unless it comes from this template itself. Lists are joined, nothing is left out. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { markup: strings.reduce((markup, text, index) => markup + markupOf(parts[index - 1]) + text) }
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

function markupOf(part: Part): string {
  if (part === undefined || part === null || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part))
  if ('markup' in part) return part.markup
  return part.map(markupOf).join('')
}

/** The first `most` characters of a text, none of them cut in two. */
export function beginningOf(text: string, most: number): string {
  if (text.length <= most) return text
  const units = text.slice(0, most)
  if (!/[\uD800-\uDFFF]/.test(units)) return units
  // No character takes more than two units, so what lies beyond need not be looked at.
  return [...text.slice(0, 2 * most)].slice(0, most).join('')
}

/** Whether two plain values say the same, in whatever order their keys stand; a key without a value is none. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [mine, theirs] = [entriesOf(one), entriesOf(other)]
  return mine.size === theirs.size && [...mine].every(([key, value]) => same(value, theirs.get(key)))
}

const entriesOf = (value: object) => new Map(Object.entries(value).filter(([, held]) => held !== undefined))

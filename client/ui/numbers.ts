let format: Intl.NumberFormat | undefined

/** A whole number as people read it: "1,204". Below a thousand nothing needs a format, which takes 20 ms to make. */
export function readable(count: number) {
  if (count < 1000) return String(count)
  format ??= new Intl.NumberFormat('en')
  return format.format(count)
}

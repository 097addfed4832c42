/** One line of the printed table. A ratio has a floor, measured in the same run; other figures stand alone. */
export interface Figure {
  what: string
  floor?: string
  ours: string
  ratio?: string
  target: string
  reached: boolean | null
}

const heads: [keyof Omit<Figure, 'reached'>, string][] = [
  ['what', 'what'],
  ['floor', 'floor'],
  ['ours', 'ours'],
  ['ratio', 'ratio'],
  ['target', 'target'],
]

/** What is only reported, without a target, has `reached: null`. */
export function tableOf(figures: Figure[]): string {
  const rows = [
    [...heads.map(([, head]) => head), 'reached'],
    ...figures.map((figure) => [...heads.map(([name]) => figure[name] ?? ''), reachedWord(figure)]),
  ]
  const widths = [...heads, 'reached'].map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  lines.splice(1, 0, '-'.repeat(Math.max(...lines.map(({ length }) => length))))
  return lines.join('\n')
}

const reachedWord = ({ reached }: Figure) => (reached === null ? '' : reached ? 'yes' : 'NO')

/** The value below which the share `p` of all lies; of an empty list NaN. */
export function percentile(values: number[], p: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * p) - 1)] ?? Number.NaN
}

export const median = (values: number[]) => percentile(values, 0.5)
export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`
export const times = (value: number) => `${value.toFixed(2)} x`

/** A percentile of ours against the same of the floor, both in milliseconds; without `most` it is only reported. */
export function compared(what: string, floor: number[], ours: number[], p: number, most?: number): Figure {
  const [low, high] = [percentile(floor, p), percentile(ours, p)]
  const ratio = high / low
  const target = most === undefined ? '' : `<= ${most} x`
  const reached = most === undefined ? null : ratio <= most
  return { what: `${what}, p${p * 100}`, floor: ms(low), ours: ms(high), ratio: times(ratio), target, reached }
}

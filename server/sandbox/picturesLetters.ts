/** The capitals as single strokes in a box of 20 by 28. */
const strokes: Record<string, string> = {
  a: 'M1 28L10 0L19 28M4.5 18H15.5',
  b: 'M2 0V28H10.5A7.2 7.2 0 0 0 10.5 13.4H2H9.5A6.7 6.7 0 0 0 9.5 0Z',
  c: 'M19 6A10.5 14 0 1 0 19 22',
  d: 'M2 0V28H7A12 14 0 0 0 7 0Z',
  e: 'M17 0H3V28H17M3 13.5H15',
  f: 'M17 0H3V28M3 13.5H15',
  g: 'M18.5 6A10.5 14 0 1 0 19.5 17H12.5',
  h: 'M2 0V28M18 0V28M2 13.5H18',
  i: 'M10 0V28',
  j: 'M14 0V20A6 7.6 0 0 1 2 21',
  k: 'M2 0V28M17.5 0L2 16M7.5 11L18 28',
  l: 'M3 0V28H17',
  m: 'M1 28V0L10 17L19 0V28',
  n: 'M2 28V0L18 28V0',
  o: 'M10 0A10 14 0 1 0 10 28A10 14 0 1 0 10 0Z',
  p: 'M2 28V0H10A8 8 0 0 1 10 16H2',
  q: 'M10 0A10 14 0 1 0 10 28A10 14 0 1 0 10 0ZM12 20L19 29',
  r: 'M2 28V0H10A7.8 7.8 0 0 1 10 15.5H2M10 15.5L18 28',
  s: 'M17.5 5.5A8 6.9 0 1 0 10 14A8 7.1 0 1 1 2 22.5',
  t: 'M1 0H19M10 0V28',
  u: 'M2 0V19A8 9 0 0 0 18 19V0',
  v: 'M1 0L10 28L19 0',
  w: 'M-1 0L4.5 28L10 8L15.5 28L21 0',
  x: 'M2 0L18 28M18 0L2 28',
  y: 'M1 0L10 14L19 0M10 14V28',
  z: 'M2 0H18L2 28H18',
}

/** One or two initials in the middle of a box of 100 by 100, as SVG. */
export function letterPaths(initials: string): string {
  const letters = [...initials.toLowerCase()].filter((letter) => strokes[letter]).slice(0, 2)
  const start = 50 - (letters.length * 20 + (letters.length - 1) * 9) / 2
  const paths = letters.map(
    (letter, index) => `<path transform="translate(${start + index * 29} 36)" d="${strokes[letter]}"/>`,
  )
  return `<g fill="none" stroke="#fff" stroke-width="4.6" stroke-linecap="round" stroke-linejoin="round">${paths.join('')}</g>`
}

/** Objects that the emoji set lacks, as SVG of 256 by 256: a bicycle wheel and a bicycle helmet. */
export const drawn: Record<string, () => string> = { wheel, helmet }

function wheel(): string {
  const spokes = Array.from({ length: 24 }, (_, index) => {
    const [near, far] = [index * 15, index * 15 + (index % 2 === 0 ? 9 : -9)]
    return `<line x1="${at(near, 10, 'x')}" y1="${at(near, 10, 'y')}" x2="${at(far, 96, 'x')}" y2="${at(far, 96, 'y')}"/>`
  })
  return svg(`<circle cx="128" cy="128" r="112" fill="none" stroke="#2b2d3a" stroke-width="22"/>
    <circle cx="128" cy="128" r="120" fill="none" stroke="#50546a" stroke-width="3"/>
    <circle cx="128" cy="128" r="98" fill="none" stroke="#d9dce8" stroke-width="9"/>
    <g stroke="#b4b9cc" stroke-width="1.8">${spokes.join('')}</g>
    <circle cx="128" cy="128" r="14" fill="#8b90a6"/><circle cx="124" cy="123" r="7" fill="#dfe2ee"/>
    <path d="M50 60A104 104 0 0 1 110 26" fill="none" stroke="#fff" stroke-opacity="0.35" stroke-width="7" stroke-linecap="round"/>`)
}

function helmet(): string {
  return svg(`<defs><linearGradient id="h" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#ff7a6b"/><stop offset="1" stop-color="#d02a4c"/></linearGradient></defs>
    <path d="M60 158q6 62 70 66M196 158q-4 44-66 66" fill="none" stroke="#3b3550" stroke-width="9" stroke-linecap="round"/>
    <rect x="112" y="214" width="36" height="18" rx="8" fill="#5a5378"/>
    <path d="M20 156C14 84 66 36 136 36s106 52 102 112c-1 14-10 18-24 18H52c-18 0-31 0-32-10z" fill="url(#h)"/>
    <path d="M30 140h206c0 18-6 26-22 26H52c-20 0-24-8-22-26z" fill="#8d1838" opacity="0.55"/>
    <g fill="#4c1027" opacity="0.75"><path d="M62 118c4-26 18-44 40-52-8 18-12 34-14 52z"/><path d="M112 116c0-24 6-42 18-56 14 14 20 32 20 56z"/><path d="M174 118c-2-20-6-36-14-52 24 8 38 26 40 52z"/></g>
    <path d="M40 96C52 68 74 52 100 48" fill="none" stroke="#fff" stroke-opacity="0.6" stroke-width="9" stroke-linecap="round"/>`)
}

const svg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 256 256">${inside}</svg>`

const at = (degrees: number, radius: number, axis: 'x' | 'y') =>
  (128 + radius * Math[axis === 'x' ? 'cos' : 'sin']((degrees * Math.PI) / 180)).toFixed(1)

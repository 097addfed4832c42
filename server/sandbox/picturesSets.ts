import type { Palette } from './picturesPalettes.ts'

/** A stage in pixels: `horizon` is the height at which the wall meets what things stand on. */
export interface Stage {
  width: number
  height: number
  /** The shorter side, which sizes are measured in. */
  unit: number
  horizon: number
  palette: Palette
}

type Draw = (stage: Stage) => string

/** Backdrops by name, each the inside of an SVG of the stage's size, drawn from back to front. */
export const sets: Record<string, Draw> = {
  plate: (stage) => table(stage) + plate(stage, 0.4),
  board: (stage) => table(stage) + board(stage),
  stand: (stage) => table(stage) + cakeStand(stage),
  basket: (stage) => table(stage) + cloth(stage),
  window: (stage) => windowLight(stage) + table(stage, false) + plate(stage, 0.34),
  shelf: shelves,
  flatlay: (stage) => linen(stage) + round(stage, stage.width / 2, stage.height / 2, 0.47, 0.47),
  flat: linen,
  studio: (stage) => cove(stage) + podium(stage),
  bench: (stage) => pegboard(stage) + table(stage, false),
  street: (stage) => houses(stage) + road(stage),
  park: (stage) => hillside(stage, ['#cfe3a8', '#b3d184', '#94bb68']) + path(stage),
  hills: (stage) => sun(stage) + hillside(stage, [mix(stage, 0), mix(stage, 1), stage.palette.floor[1]]) + path(stage),
  sea: (stage) => sun(stage) + water(stage) + road(stage),
  night: (stage) => houses(stage, '#12182b', '#f6d27a') + road(stage),
}

const rect = (x: number, y: number, w: number, h: number, fill: string, more = '') =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`

const mix = ({ palette }: Stage, index: 0 | 1) => (index === 0 ? palette.wall[1] : palette.floor[0])

/** Soft light on a wall, and a table top that starts at the horizon. */
function table({ width, height, horizon, palette, unit }: Stage, withWall = true): string {
  const wall = withWall ? `${rect(0, 0, width, horizon + 2, 'url(#wall)')}${beams(width, horizon)}` : ''
  return `${wall}${rect(0, horizon, width, height - horizon, 'url(#floor)')}
    ${rect(0, horizon, width, unit * 0.012, palette.accent, 'opacity="0.55"')}`
}

const beams = (width: number, height: number) =>
  `<g fill="#fff" opacity="0.22"><path d="M${width * 0.04} 0h${width * 0.2}L${width * -0.06} ${height}h${-width * 0.2}z"/>
   <path d="M${width * 0.34} 0h${width * 0.12}L${width * 0.16} ${height}h${-width * 0.12}z"/></g>`

function round({ unit, palette }: Stage, x: number, y: number, rx: number, ry: number): string {
  const [a, b] = [rx * unit, ry * unit]
  return `<ellipse cx="${x}" cy="${y + unit * 0.02}" rx="${a * 1.06}" ry="${b * 1.1}" fill="url(#shade)"/>
    <ellipse cx="${x}" cy="${y}" rx="${a}" ry="${b}" fill="${palette.accent}"/>
    <ellipse cx="${x}" cy="${y}" rx="${a * 0.97}" ry="${b * 0.96}" fill="none" stroke="${palette.floor[1]}" stroke-opacity="0.25" stroke-width="${unit * 0.004}"/>
    <ellipse cx="${x}" cy="${y + unit * 0.004}" rx="${a * 0.76}" ry="${b * 0.74}" fill="${palette.wall[0]}" opacity="0.8"/>`
}

const plate = (stage: Stage, radius: number) =>
  round(stage, stage.width / 2, stage.horizon + (stage.height - stage.horizon) * 0.42, radius, radius * 0.36)

function board({ width, height, horizon, unit }: Stage): string {
  const [w, y] = [Math.min(width * 0.86, unit * 1.3), horizon + (height - horizon) * 0.2]
  const h = (height - horizon) * 0.5
  const x = (width - w) / 2
  const grain = [0.25, 0.5, 0.75].map(
    (part) =>
      `<path d="M${x + w * 0.04} ${y + h * part}q${w * 0.24} ${unit * 0.012} ${w * 0.46} 0t${w * 0.46} 0" fill="none" stroke="#8a5a33" stroke-opacity="0.22" stroke-width="${unit * 0.004}"/>`,
  )
  return `<ellipse cx="${width / 2}" cy="${y + h}" rx="${w * 0.54}" ry="${h * 0.34}" fill="url(#shade)"/>
    ${rect(x, y + unit * 0.022, w, h, '#93613a', `rx="${unit * 0.05}"`)}${rect(x, y, w, h, '#c48a58', `rx="${unit * 0.05}"`)}
    ${rect(x, y, w, h * 0.5, '#fff', `rx="${unit * 0.05}" opacity="0.1"`)}${grain.join('')}`
}

function cakeStand(stage: Stage): string {
  const { width, height, horizon, unit, palette } = stage
  const foot = horizon + (height - horizon) * 0.62
  const top = horizon + (height - horizon) * 0.1
  const x = width / 2
  return `<ellipse cx="${x}" cy="${foot + unit * 0.02}" rx="${unit * 0.24}" ry="${unit * 0.06}" fill="url(#shade)"/>
    <ellipse cx="${x}" cy="${foot}" rx="${unit * 0.17}" ry="${unit * 0.045}" fill="${palette.accent}"/>
    <path d="M${x - unit * 0.035} ${top}h${unit * 0.07}l${unit * 0.05} ${foot - top}h${-unit * 0.17}z" fill="${palette.wall[0]}"/>
    <path d="M${x} ${top}h${unit * 0.035}l${unit * 0.05} ${foot - top}h${-unit * 0.085}z" fill="#000" opacity="0.05"/>
    ${round(stage, x, top, 0.33, 0.085)}`
}

function cloth({ width, height, horizon, unit, palette }: Stage): string {
  const [x, y, w, h] = [width * 0.16, horizon + (height - horizon) * 0.22, width * 0.68, (height - horizon) * 0.5]
  const stripes = [0.06, 0.1, 0.86, 0.9].map((part) => rect(x + w * part, y, w * 0.014, h, palette.wall[1]))
  return `<ellipse cx="${width / 2}" cy="${y + h}" rx="${w * 0.56}" ry="${h * 0.3}" fill="url(#shade)"/>
    <g transform="skewX(-4) translate(${unit * 0.04} 0)">${rect(x, y, w, h, palette.accent, `rx="${unit * 0.012}"`)}${stripes.join('')}</g>`
}

function windowLight({ width, horizon, unit, palette }: Stage): string {
  const [w, h] = [Math.min(width * 0.62, unit * 0.8), horizon * 0.82]
  const [x, y] = [(width - w) / 2, horizon * 0.06]
  const frame = unit * 0.022
  return `${rect(0, 0, width, horizon + 2, 'url(#wall)')}
    ${rect(x - frame, y - frame, w + frame * 2, h + frame * 2, palette.accent, `rx="${frame}"`)}
    ${rect(x, y, w, h, 'url(#glass)')}
    <circle cx="${x + w * 0.2}" cy="${y + h * 0.9}" r="${h * 0.3}" fill="#a9cfa0" opacity="0.6"/>
    <circle cx="${x + w * 0.78}" cy="${y + h * 0.98}" r="${h * 0.34}" fill="#8fbf9a" opacity="0.55"/>
    ${rect(x, y + h * 0.8, w, h * 0.2, palette.wall[0], 'opacity="0.35"')}
    ${rect(x + w / 2 - frame / 2, y, frame, h, palette.accent)}${rect(x, y + h * 0.42, w, frame, palette.accent)}
    ${rect(x - frame * 2.4, y + h + frame, w + frame * 4.8, frame * 1.6, palette.floor[0], `rx="${frame * 0.5}"`)}`
}

function shelves({ width, height, unit, palette }: Stage): string {
  const planks = shelfLines(height).map(
    (y) => `${rect(width * 0.04, y, width * 0.92, unit * 0.034, '#b98150', `rx="${unit * 0.008}"`)}
      ${rect(width * 0.04, y, width * 0.92, unit * 0.01, '#dcae80', `rx="${unit * 0.005}"`)}
      ${rect(width * 0.04, y + unit * 0.034, width * 0.92, unit * 0.05, 'url(#under)')}`,
  )
  const tiles = Array.from({ length: 12 }, (_, index) =>
    rect((index * width) / 12, 0, 1.5, height, palette.floor[1], 'opacity="0.12"'),
  )
  return `${rect(0, 0, width, height, 'url(#wall)')}${tiles.join('')}${beams(width, height)}${planks.join('')}`
}

/** The upper edges of the two shelves. */
export const shelfLines = (height: number) => [height * 0.46, height * 0.86]

function linen({ width, height, unit, palette }: Stage): string {
  const lines = Array.from({ length: 9 }, (_, index) =>
    rect(0, (index * height) / 8, width, unit * 0.006, palette.accent, 'opacity="0.35"'),
  )
  return `${rect(0, 0, width, height, 'url(#wall)')}${lines.join('')}`
}

const cove = ({ width, height }: Stage) =>
  `${rect(0, 0, width, height, 'url(#wall)')}<ellipse cx="${width / 2}" cy="${height * 0.42}" rx="${width * 0.6}" ry="${height * 0.5}" fill="url(#glow)"/>`

const podium = ({ width, height, horizon, unit, palette }: Stage) => {
  const y = horizon + (height - horizon) * 0.5
  return `<ellipse cx="${width / 2}" cy="${y + unit * 0.11}" rx="${unit * 0.56}" ry="${unit * 0.12}" fill="url(#shade)"/>
    <path d="M${width / 2 - unit * 0.46} ${y}v${unit * 0.07}a${unit * 0.46} ${unit * 0.11} 0 0 0 ${unit * 0.92} 0v${-unit * 0.07}z" fill="${palette.floor[1]}"/>
    <ellipse cx="${width / 2}" cy="${y}" rx="${unit * 0.46}" ry="${unit * 0.11}" fill="${palette.floor[0]}"/>
    <ellipse cx="${width / 2}" cy="${y - unit * 0.004}" rx="${unit * 0.4}" ry="${unit * 0.09}" fill="#fff" opacity="0.22"/>`
}

function pegboard({ width, horizon, unit }: Stage): string {
  return `${rect(0, 0, width, horizon + 2, 'url(#wall)')}${rect(0, 0, width, horizon, 'url(#pegs)')}
    ${rect(0, horizon - unit * 0.03, width, unit * 0.03, '#000', 'opacity="0.07"')}`
}

function houses({ width, horizon, unit, palette }: Stage, wall?: string, lamp = '#fff'): string {
  const tints = [palette.wall[1], palette.floor[0], palette.accent, palette.wall[0], palette.floor[1]]
  const step = unit * 0.3
  const blocks = Array.from({ length: Math.ceil(width / step) }, (_, index) => {
    const h = horizon * (0.62 + 0.3 * Math.abs(Math.sin(index * 1.9 + 0.6)))
    const panes = Array.from({ length: 6 }, (_pane, pane) => {
      const isLit = wall === undefined || (index + pane) % 3 === 0
      const [px, py] = [
        index * step + step * (0.2 + 0.34 * (pane % 2)),
        horizon - h + h * (0.12 + 0.28 * Math.floor(pane / 2)),
      ]
      return rect(px, py, step * 0.24, h * 0.17, lamp, `rx="${unit * 0.01}" opacity="${isLit ? 0.5 : 0.06}"`)
    })
    return `${rect(index * step, horizon - h, step + 1, h, wall ?? tints[index % 5] ?? '#ddd')}${panes.join('')}`
  })
  return `${rect(0, 0, width, horizon + 2, 'url(#wall)')}<g opacity="${wall ? 0.85 : 0.8}">${blocks.join('')}</g>`
}

function road({ width, height, horizon, unit, palette }: Stage): string {
  return `${rect(0, horizon, width, height - horizon, 'url(#floor)')}
    ${rect(0, horizon, width, unit * 0.035, palette.accent, 'opacity="0.5"')}
    ${rect(0, horizon + unit * 0.035, width, unit * 0.012, '#000', 'opacity="0.12"')}
    ${[0.04, 0.3, 0.56, 0.82].map((x) => rect(width * x, height - unit * 0.07, width * 0.14, unit * 0.016, '#fff', 'opacity="0.5"')).join('')}`
}

const sun = ({ width, height, unit }: Stage) => `${rect(0, 0, width, height, 'url(#wall)')}
  <circle cx="${width * 0.74}" cy="${height * 0.24}" r="${unit * 0.3}" fill="url(#glow)"/><circle cx="${width * 0.74}" cy="${height * 0.24}" r="${unit * 0.085}" fill="#fffbe8" opacity="0.9"/>`

function hillside({ width, height, horizon }: Stage, tints: string[]): string {
  const sky = tints[0]?.startsWith('#cfe') ? rect(0, 0, width, height, 'url(#wall)') : ''
  const waves = tints.map((tint, index) => {
    const y = horizon * (0.82 + index * 0.14)
    const lift = horizon * 0.16
    const turn = index % 2 === 0 ? 1 : -1
    return `<path d="M0 ${y}C${width * 0.25} ${y - lift * turn} ${width * 0.4} ${y - lift * 0.4} ${width * 0.58} ${y}S${width * 0.86} ${y + lift * 0.7 * turn} ${width} ${y - lift * 0.3}V${height}H0z" fill="${tint}"/>`
  })
  return sky + waves.join('')
}

const path = ({ width, height, horizon, unit }: Stage) => {
  const y = horizon + (height - horizon) * 0.42
  return `<path d="M0 ${y}Q${width / 2} ${y - unit * 0.06} ${width} ${y}V${y + unit * 0.17}Q${width / 2} ${y + unit * 0.1} 0 ${y + unit * 0.19}z" fill="#f1dfc0" opacity="0.9"/>`
}

const water = ({ width, horizon, unit }: Stage) => `${rect(0, horizon * 0.62, width, horizon * 0.4, '#6fb1d6')}
  ${[0.68, 0.76, 0.86].map((part, index) => `<path d="M0 ${horizon * part}q${width * 0.06} ${-unit * 0.02} ${width * 0.12} 0${'t'.concat(`${width * 0.12} 0`).repeat(8)}" fill="none" stroke="#fff" stroke-opacity="${0.3 + index * 0.12}" stroke-width="${unit * 0.006}"/>`).join('')}`

/** Gradients and patterns that the sets refer to by name. */
export function definitions({ palette, unit }: Stage): string {
  const tones = (id: string, [from, to]: [string, string], turn: string) =>
    `<linearGradient id="${id}" ${turn}><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`
  const fade = (id: string, colour: string, opacity: number) =>
    `<radialGradient id="${id}"><stop offset="0.4" stop-color="${colour}" stop-opacity="${opacity}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`
  const peg = unit * 0.07
  return `<defs>${tones('wall', palette.wall, 'x1="0" y1="0" x2="1" y2="1"')}${tones('floor', palette.floor, 'x1="0" y1="0" x2="0" y2="1"')}
    ${tones('glass', ['#f4fbff', '#cfe6f5'], 'x1="0" y1="0" x2="1" y2="1"')}${fade('shade', '#3a2412', 0.3)}${fade('glow', '#ffffff', 0.75)}
    <linearGradient id="under" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#000" stop-opacity="0.16"/><stop offset="1" stop-color="#000" stop-opacity="0"/></linearGradient>
    <pattern id="pegs" width="${peg}" height="${peg}" patternUnits="userSpaceOnUse"><circle cx="${peg / 2}" cy="${peg / 2}" r="${peg * 0.09}" fill="#000" opacity="0.16"/></pattern></defs>`
}

import sharp, { type OverlayOptions } from 'sharp'
import { arrange, type Placed } from './picturesLayout.ts'
import { layersOf, type Prepared } from './picturesObjects.ts'
import { paletteOf } from './picturesPalettes.ts'
import { definitions, type Stage, sets } from './picturesSets.ts'
import type { SceneSpec } from './picturesSpecs.ts'

/** A scene in pixels, `ratio` being width over height. Shadows and light belong to it; it has no text. */
export async function renderScene(key: string, spec: SceneSpec, width: number, ratio: number) {
  const height = Math.round(width / ratio)
  const unit = Math.min(width, height)
  const isWide = ratio > 1.5
  const stage: Stage = {
    width,
    height,
    unit,
    horizon: Math.round(height * (isWide ? 0.56 : 0.57)),
    palette: paletteOf(spec.palette),
  }
  const placed = arrange(key, spec, isWide ? { ...stage, unit: unit * 1.15 } : stage)
  const prepared: Prepared = new Map()
  const layers = await Promise.all(placed.map((object) => layersOf(object, prepared)))
  const backdrop = svg(
    stage,
    `${definitions(stage)}${(sets[spec.set] ?? sets.plate)?.(stage) ?? ''}${placed.map(footShadow).join('')}`,
  )
  return sharp(backdrop)
    .composite([...layers.flat().filter((layer) => fits(layer, stage)), { input: light(stage), left: 0, top: 0 }])
    .removeAlpha()
}

const svg = ({ width, height }: Stage, inside: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`)

const footShadow = ({ x, y, size, isLying }: Placed) =>
  isLying
    ? ''
    : `<ellipse cx="${x + size * 0.03}" cy="${y - size * 0.01}" rx="${size * 0.54}" ry="${size * 0.08}" fill="url(#shade)"/>`

/** Bright from the upper left, a little darker at the edges, as if by a window. */
const light = (stage: Stage) =>
  svg(
    stage,
    `<defs><radialGradient id="l" cx="0.25" cy="0.1" r="1.1"><stop offset="0" stop-color="#fff" stop-opacity="0.2"/><stop offset="0.55" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#1a0f08" stop-opacity="0.2"/></radialGradient></defs><rect width="100%" height="100%" fill="url(#l)"/>`,
  )

/** Sharp refuses what lies wholly outside; a size that is not known here is at most a third of the stage. */
const fits = ({ left = 0, top = 0 }: OverlayOptions, { width, height }: Stage) => left < width && top < height

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { OverlayOptions } from 'sharp'
import { drawn } from './picturesDrawn.ts'
import { arrange, type Placed } from './picturesLayout.ts'
import { paletteOf } from './picturesPalettes.ts'
import { definitions, type Stage, sets } from './picturesSets.ts'
import type { SceneSpec } from './picturesSpecs.ts'

/** The pictures' own library is loaded with the first picture, because the desk starts without it. */
export const loadSharp = async () => (await import('sharp')).default

const emojiFolder = join(
  dirname(createRequire(import.meta.url).resolve('@lobehub/fluent-emoji-3d/package.json')),
  'assets',
)

/** Where an emoji lies, by its code point in lower-case hexadecimal. */
export const emojiFile = (codePoint: string) => join(emojiFolder, `${codePoint}.webp`)

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
  const layers = await Promise.all(placed.map((object) => layersOf(object)))
  const backdrop = svg(
    stage,
    `${definitions(stage)}${(sets[spec.set] ?? sets.plate)?.(stage) ?? ''}${placed.map(footShadow).join('')}`,
  )
  const sharp = await loadSharp()
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

async function layersOf({ name, hue, x, y, size, tilt, isLying }: Placed): Promise<OverlayOptions[]> {
  const sharp = await loadSharp()
  const drawing = drawn[name]?.()
  const source = drawing ? Buffer.from(drawing) : await readFile(emojiFile(name))
  const edge = Math.max(8, Math.round(size))
  // Trimmed first, so that a thing stands on its own foot and not on the empty rim of its picture.
  const trimmed = await sharp(source, drawing ? { density: 144 } : {})
    .trim({ background: '#0000' })
    .png({ compressionLevel: 1 })
    .toBuffer()
  const upright = sharp(trimmed).resize(edge, edge, { kernel: 'lanczos3', fit: 'inside' })
  const body = await (hue ? upright.modulate({ hue }) : upright).png({ compressionLevel: 1 }).toBuffer()
  const turned = tilt
    ? await sharp(body).rotate(tilt, { background: '#0000' }).png({ compressionLevel: 1 }).toBuffer()
    : body
  const meta = await sharp(turned).metadata()
  const middle = isLying ? edge / 2 : meta.height / 2
  const place = { left: Math.round(x - meta.width / 2), top: Math.round(y - middle - meta.height / 2) }
  if (!isLying) return [{ input: turned, ...place }]

  const blur = Math.max(0.5, edge * 0.03)
  const shadow = await sharp(turned)
    .linear([0, 0, 0, 0.32], [50, 28, 12, 0])
    .blur(blur)
    .png({ compressionLevel: 1 })
    .toBuffer()
  return [
    { input: shadow, left: place.left + Math.round(edge * 0.03), top: place.top + Math.round(edge * 0.05) },
    { input: turned, ...place },
  ]
}

/** Sharp refuses what lies wholly outside; a size that is not known here is at most a third of the stage. */
const fits = ({ left = 0, top = 0 }: OverlayOptions, { width, height }: Stage) => left < width && top < height

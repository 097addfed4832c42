import { renderAvatar } from './picturesAvatars.ts'
import { renderScene } from './picturesRender.ts'
import { sceneKeys, sceneSpec } from './picturesSpecs.ts'
import { digitsOf } from './seedChance.ts'

export type PictureFormat = 'webp' | 'jpg'

const widths = [64, 96, 160, 320, 480, 640, 800, 1080]
const keptBytes = 24_000_000
const rendersAtOnce = 2

const kept = new Map<string, Buffer>()
const underway = new Map<string, Promise<Buffer>>()
const waiting: (() => void)[] = []
let running = 0
let bytes = 0

/**
 * A scene (`almond-croissants-4x5`), an avatar (`avatar-tb-1`) or a shop's sign (`shop-bakery`), made when somebody looks and kept in
 * memory while there is room. `width` in pixels is rounded up to one of eight. A key that nobody described gets a scene all the same.
 */
export async function picture(key: string, width: number, format: PictureFormat): Promise<Buffer> {
  const fitting = widths.find((one) => one >= width) ?? 1080
  const name = `${key} ${fitting} ${format}`
  const known = kept.get(name)
  if (known) {
    kept.delete(name)
    kept.set(name, known)
    return known
  }
  const promised = underway.get(name) ?? inTurn(() => render(key, fitting, format)).finally(() => underway.delete(name))
  underway.set(name, promised)
  const made = await promised
  keep(name, made)
  return made
}

async function render(key: string, width: number, format: PictureFormat): Promise<Buffer> {
  const image = /^(avatar|shop)-/.test(key) ? await renderAvatar(key, Math.min(width, 480)) : await sceneOf(key, width)
  return format === 'webp'
    ? image.webp({ quality: 84 }).toBuffer()
    : image.jpeg({ quality: 86, mozjpeg: true }).toBuffer()
}

function sceneOf(key: string, width: number) {
  const [, name = key, across = '1', down = '1'] = /^(.+)-([\d.]{1,5})x([\d.]{1,5})$/.exec(key) ?? []
  const stranger = sceneKeys[Number(digitsOf(`picture/${name}`, 6)) % sceneKeys.length] ?? ''
  const spec = sceneSpec(name) ?? sceneSpec(stranger)
  if (!spec) throw new Error('There is no scene at all.')
  const ratio = Math.min(1.91, Math.max(0.5, Number(across) / Number(down) || 1))
  return renderScene(name, spec, width, ratio)
}

/** Two at a time, because the same machine answers the desk. */
async function inTurn(work: () => Promise<Buffer>): Promise<Buffer> {
  if (running >= rendersAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}

function keep(name: string, made: Buffer): void {
  if (kept.has(name)) return
  kept.set(name, made)
  bytes += made.length
  for (const [oldest, old] of kept) {
    if (bytes <= keptBytes) return
    kept.delete(oldest)
    bytes -= old.length
  }
}

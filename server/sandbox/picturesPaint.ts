import sharp from 'sharp'
import { renderAvatar } from './picturesAvatars.ts'
import { renderScene } from './picturesRender.ts'
import { sceneKeys, sceneSpec } from './picturesSpecs.ts'
import { digitsOf } from './seedChance.ts'

export interface Order {
  key: string
  /** In pixels. */
  width: number
  format: 'webp' | 'jpg'
}

sharp.cache(false)
sharp.concurrency(1)

/** A scene, an avatar or a sign as a file's bytes; rejects for an avatar whose emoji does not exist. */
export async function paint({ key, width, format }: Order): Promise<Buffer> {
  const image = /^(avatar|shop)-/.test(key) ? await renderAvatar(key, Math.min(width, 480)) : await sceneOf(key, width)
  return format === 'webp' ? image.webp({ quality: 84, effort: 2 }).toBuffer() : image.jpeg({ quality: 86 }).toBuffer()
}

function sceneOf(key: string, width: number) {
  const [, name = key, across = '1', down = '1'] = /^(.+)-([\d.]{1,5})x([\d.]{1,5})$/.exec(key) ?? []
  const stranger = sceneKeys[Number(digitsOf(`picture/${name}`, 6)) % sceneKeys.length] ?? ''
  const spec = sceneSpec(name) ?? sceneSpec(stranger)
  if (!spec) throw new Error('There is no scene at all.')
  const ratio = Math.min(1.91, Math.max(0.5, Number(across) / Number(down) || 1))
  return renderScene(name, spec, width, ratio)
}

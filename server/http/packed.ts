import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { RequestHandler } from 'express'

const brotli = promisify(brotliCompress)
const packings = {
  br: (bytes: Buffer) => brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: promisify(gzip),
}
type Packing = keyof typeof packings

/**
 * Serves the scripts and styles of a folder packed, each packed once: doing it anew for every visitor would take longer
 * than sending them. Only for files whose names change with their content. What is not there is somebody else's to answer.
 */
export function servePacked(folder: string): RequestHandler {
  const packed = new Map<string, Promise<Buffer>>()
  const pack = async (name: string, packing: Packing) => packings[packing](await readFile(join(folder, name)))

  return async (req, res, next) => {
    const name = /^\/([\w-]+\.(?:js|css))$/.exec(req.path)?.[1]
    const packing = req.acceptsEncodings('br', 'gzip') as Packing | false
    if (!name || !packing || !['GET', 'HEAD'].includes(req.method)) return next()
    const key = `${packing} ${name}`
    const making = packed.get(key) ?? pack(name, packing)
    packed.set(key, making)
    const bytes = await making.catch(() => null)
    if (!bytes) {
      packed.delete(key)
      return next()
    }
    res.set({
      'content-encoding': packing,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    })
    res.type(name.endsWith('.js') ? 'js' : 'css').send(bytes)
  }
}

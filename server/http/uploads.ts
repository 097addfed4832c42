import type { Request } from 'express'
import type { Endpoint, Upload } from '../contract/endpoint.ts'
import { Problem } from '../contract/problem.ts'

/**
 * The bytes of one file, read into memory no further than the endpoint allows. Throws `invalid` for another type than it
 * takes and for no bytes at all, `too_large` as soon as there are more.
 */
export async function readUpload(req: Request, { upload = [], largest = 0 }: Endpoint): Promise<Upload> {
  const type = (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!(upload as readonly string[]).includes(type)) throw wrongType(upload)
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of req as AsyncIterable<Uint8Array>) {
    size += piece.byteLength
    if (size > largest) throw tooLarge(largest)
    pieces.push(piece)
  }
  if (size === 0) throw new Problem('invalid', 'The file is empty.', { fields: { file: 'The file is empty.' } })
  return { type, bytes: Buffer.concat(pieces) }
}

function wrongType(upload: readonly string[]) {
  const names = upload.map((type) => type.replace(/^\w+\//, '').toUpperCase())
  const sentence = `Choose a file of the type ${names.join(', ').replace(/, (?=[^,]*$)/, ' or ')}.`
  return new Problem('invalid', sentence, { fields: { file: sentence } })
}

function tooLarge(largest: number) {
  const sentence = `The file is larger than ${Math.floor(largest / 1024 / 1024)} MB. Make it smaller, or choose another.`
  return new Problem('too_large', sentence, { fields: { file: sentence } })
}

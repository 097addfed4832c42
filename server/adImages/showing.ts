import { imageRow, keptFile, printOf } from '../advertising/images.ts'
import type { Download } from '../contract/endpoint.ts'
import { Problem } from '../contract/problem.ts'
import type { TeamContext } from '../http/context.ts'

/** The picture itself, or a print of a width in pixels, which is made when it is first asked for. Throws `not_found`. */
export async function showImage(context: TeamContext, imageId: string, width: number | undefined): Promise<Download> {
  const image = await imageRow(context, imageId)
  const file =
    width === undefined || width >= image.width
      ? await keptFile(context, imageId, 'full')
      : await printOf(context, imageId, { variant: `w${width}`, part: null, width })
  if (!file) throw new Problem('not_found', 'Your team has no such picture.')
  return { name: image.name, type: file.type, size: file.bytes.byteLength, body: inOnePiece(file.bytes), lasting: true }
}

async function* inOnePiece(bytes: Buffer) {
  yield bytes
}

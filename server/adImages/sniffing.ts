import { Problem } from '../contract/problem.ts'

/** What a file is by its first bytes, whatever it is called; what is no picture for ads is refused in a sentence of its own. */
export function checkIsPicture(bytes: Uint8Array) {
  const kind = kindOf(bytes)
  if (kind === 'picture') return
  const sentence = `${sentences[kind]} Choose a JPEG, PNG or WebP picture.`
  throw new Problem('invalid', sentence, { fields: { file: sentence } })
}

const sentences = {
  gif: 'This is a GIF, which the platform does not show in ads.',
  svg: 'This is an SVG drawing, which the platform does not show in ads.',
  heic: 'This is a HEIC picture. Phones save pictures as JPEG when they are set to the most compatible format.',
  avif: 'This is an AVIF picture, which the platform does not show in ads.',
  pdf: 'This is a PDF.',
  text: 'This is a text and not a picture, whatever its name says.',
  unknown: 'This is not a picture that we can read.',
}

function kindOf(bytes: Uint8Array): keyof typeof sentences | 'picture' {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024))
  const begins = (signature: string, at = 0) => head.toString('latin1', at, at + signature.length) === signature
  if (begins('\xff\xd8\xff') || begins('\x89PNG\r\n\x1a\n') || (begins('RIFF') && begins('WEBP', 8))) return 'picture'
  if (begins('GIF8')) return 'gif'
  if (begins('%PDF')) return 'pdf'
  if (begins('ftyp', 4))
    return /^(?:hei|hev|mif1|msf1)/.test(head.toString('latin1', 8, 12))
      ? 'heic'
      : begins('avi', 8)
        ? 'avif'
        : 'unknown'
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (/^<(?:\?xml|!--|!doctype svg|svg)/i.test(text)) return /<svg/i.test(text) || !/<html/i.test(text) ? 'svg' : 'text'
  return isText(head) ? 'text' : 'unknown'
}

/** Without the control characters that a text never has. */
const isText = (head: Buffer) => !head.some((byte) => byte < 9 || (byte > 13 && byte < 32))

import sharp, { type Create } from 'sharp'

const red: Create = { width: 1600, height: 1200, channels: 3, background: '#b3261e' }

/** A picture of one colour, or see-through where `channels` is 4. */
const painted = (change: Partial<Create> = {}) => sharp({ create: { ...red, ...change }, limitInputPixels: false })

export const jpeg = (change: Partial<Create> = {}) => painted(change).jpeg().toBuffer()
export const png = (change: Partial<Create> = {}) => painted(change).png().toBuffer()
export const webp = (change: Partial<Create> = {}) => painted(change).webp().toBuffer()
export const gif = (change: Partial<Create> = {}) =>
  painted({ width: 40, height: 30, ...change })
    .gif()
    .toBuffer()

/** As a phone takes it that is held upright: lying down, with a note to turn it, and where it was taken. */
export const sideways = () =>
  painted()
    .jpeg()
    .withExif({ IFD0: { Orientation: '6', Artist: 'Maya' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()

/** Says in its head that it is larger than it is. */
export async function boasting(width: number, height: number) {
  const bytes = await jpeg({ width: 64, height: 64 })
  const head = bytes.indexOf(Buffer.from([0xff, 0xc0]))
  bytes.writeUInt16BE(height, head + 5)
  bytes.writeUInt16BE(width, head + 7)
  return bytes
}

export const svg = Buffer.from(
  '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
)

/** Width and height as they stand in the head of a PNG or JPEG file; null for what is neither. */
export function sizeOfPicture(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength > 24 && view.getUint32(0) === 0x89504e47)
    return { width: view.getUint32(16), height: view.getUint32(20) }
  if (bytes.byteLength > 12 && view.getUint16(0) === 0xffd8) return sizeOfJpeg(view)
  return null
}

/** A JPEG is a row of segments; the one that begins the frame says how large it is. */
function sizeOfJpeg(view: DataView) {
  let at = 2
  while (at + 9 < view.byteLength) {
    const marker = view.getUint16(at)
    const beginsFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
    if (beginsFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

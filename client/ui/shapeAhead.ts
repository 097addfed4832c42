const fonts = ['400 13px', '600 13px', '700 13px', '400 12px']
/** Of 128 code points each: about as many as a script has its letters in. */
const knownBlocks = new Set<number>()

/**
 * Lets the browser find the letters of texts before it has to draw them. The first word of a script costs it a look
 * through all fonts of the machine, some 30 ms, which a list that scrolls does not have; an idle moment has.
 */
export function shapeAhead(texts: string[]) {
  if (!('requestIdleCallback' in window)) return
  const unknown = texts.filter(hasUnknown)
  const pen = unknown.length > 0 && document.createElement('canvas').getContext('2d')
  if (!pen) return
  const family = getComputedStyle(document.body).fontFamily
  const jobs = unknown.flatMap((text) =>
    fonts.map((font) => () => {
      pen.font = `${font} ${family}`
      pen.measureText(text)
    }),
  )
  const next = () => {
    jobs.shift()?.()
    if (jobs.length > 0) requestIdleCallback(next)
  }
  requestIdleCallback(next)
}

function hasUnknown(text: string) {
  const before = knownBlocks.size
  for (const letter of text) knownBlocks.add((letter.codePointAt(0) ?? 0) >> 7)
  return knownBlocks.size > before
}

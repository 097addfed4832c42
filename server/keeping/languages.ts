type Detector = typeof import('eld/extrasmall').eld

let detector: Detector | null = null

/** To be waited for before a language can be told: what the detector knows takes memory, so it comes when there is something to read. */
export async function readyLanguages() {
  detector ??= (await import('eld/extrasmall')).eld
}

const noWords = /https?:\S+|[@#][\p{L}\p{N}_.]+|\p{Extended_Pictographic}/gu

/** The language of a text as ISO 639-1; null where the text is too short to be sure. */
export function languageOf(text: string): string | null {
  const words = text.replaceAll(noWords, ' ').trim()
  if (!detector || words.length < 2) return null
  const found = detector.detect(words)
  return found.language && found.isReliable() ? found.language : null
}

/** Whether a text asks something: most scripts have a mark for it, Japanese a last word. */
export const isQuestion = (text: string) => /[?？؟⁇՞]|か[。\s]*$/u.test(text)

import { arabic } from './textsArabic.ts'
import { bakeryEnglish } from './textsBakeryEnglish.ts'
import { french } from './textsFrench.ts'
import { german } from './textsGerman.ts'
import { hindi } from './textsHindi.ts'
import { japanese } from './textsJapanese.ts'
import { portuguese } from './textsPortuguese.ts'
import { sharedEnglish } from './textsShared.ts'
import { spanish } from './textsSpanish.ts'
import { ukrainian } from './textsUkrainian.ts'
import { veloEnglish } from './textsVeloEnglish.ts'

/** One thing that can be said: `words` hold slots such as `{day}` that textsSlots.ts fills. */
export interface Line {
  /** `praise`, `price`, ..., or `answer praise` for what the shop replies to that. */
  kind: string
  /** The family of goods it speaks of; absent when it fits every post. */
  family?: string
  words: string
}

type Shop = 'bakery' | 'velo'

const english = { shared: sharedEnglish, bakery: bakeryEnglish, velo: veloEnglish }

const sources: Record<string, Record<Shop | 'shared', string>> = {
  en: english,
  es: spanish,
  de: german,
  fr: french,
  pt: portuguese,
  ja: japanese,
  ar: arabic,
  hi: hindi,
  uk: ukrainian,
}

const banks = new Map<string, Line[]>()

/** Everything that can be said at a shop in one language; English for a language nobody wrote for. */
export function linesOf(shop: Shop, language: string): Line[] {
  const name = `${shop} ${language}`
  const known = banks.get(name)
  if (known) return known
  const texts = sources[language] ?? english
  const lines = (texts.shared + texts[shop]).split('\n').filter(Boolean).map(lineOf)
  banks.set(name, lines)
  return lines
}

function lineOf(text: string): Line {
  const [head = '', words = ''] = text.split(' | ')
  const [first = '', ...rest] = head.trim().split(' ')
  return first === 'answer'
    ? { kind: `answer ${rest[0]}`, family: rest[1], words }
    : { kind: first, family: rest[0], words }
}

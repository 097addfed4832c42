/** What of a name is the same on both networks and in both alphabets, and what it is looked up by. */
export interface FoldedName {
  tokens: string[]
  /** All of it without spaces, and the same with the family name first. */
  whole: string
  turned: string
  /** How it begins: enough to find a username that shortens the rest. */
  start: string
  /** The family name, where there is more than one word. */
  last: string
}

const startLength = 4

/** "Tom Becker", "tom.becker" and "Tom_Becker_87" fold to the same, as do "Марія Коваленко" and "mariia.kovalenko". */
export function foldName(name: string): FoldedName {
  const tokens = latin(name)
    .replaceAll(/['’`]/g, '')
    .split(/[^\p{L}]+/u)
    .map(simplified)
    .filter(Boolean)
  const whole = tokens.join('')
  return {
    tokens,
    whole,
    turned: [...tokens.slice(-1), ...tokens.slice(0, -1)].join(''),
    start: whole.slice(0, startLength),
    last: tokens.length > 1 ? (tokens.at(-1) ?? '') : '',
  }
}

/** The columns that a name is found by. */
export const nameKeys = (name: string) => {
  const { whole, turned, start, last } = foldName(name)
  return { whole, turned, start, last }
}

/** Without accents, in small Latin letters where the alphabet has them; other scripts stay as they are. */
function latin(text: string) {
  const small = text.normalize('NFKC').toLowerCase()
  const spelt = [...small].map((sign) => letters[sign] ?? sign).join('')
  return spelt.normalize('NFD').replaceAll(/\p{M}/gu, '')
}

/** People spell themselves in more than one way: "Müller" and "mueller", "Yulia" and "Julija", "Anna" and "Ana". */
const simplified = (token: string) =>
  token
    .replaceAll(/([aou])e/g, '$1')
    .replaceAll('kh', 'h')
    .replaceAll(/[yj]/g, 'i')
    .replaceAll('w', 'v')
    .replaceAll(/(\p{L})\1+/gu, '$1')

const letters: Record<string, string> = {
  ...pairs('ß ss ø o ł l đ d ð d þ th æ ae œ oe ı i'),
  ...pairs('а a б b в v г h ґ g д d е e є ie ё e ж zh з z и y і i ї i й i к k л l м m н n о o п p р r с s т t у u'),
  ...pairs('ф f х kh ц ts ч ch ш sh щ shch ы y э e ю iu я ia ў u ј j љ lj њ nj ћ c ђ d џ dz'),
  ...pairs('α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o'),
  ь: '',
  ъ: '',
}

function pairs(text: string) {
  const words = text.split(' ')
  return Object.fromEntries(words.flatMap((word, place) => (place % 2 === 0 ? [[word, words[place + 1] ?? '']] : [])))
}

import { type Chance, digitsOf } from './seedChance.ts'

const latin = new Set(['en', 'es', 'fr', 'de', 'pt'])
const smiles: Record<string, string[]> = {
  praise: ['😍', '❤️', '🤤', '👏', '🙌', '💛', '🥰', '✨'],
  joke: ['😂', '🤣', '😅', '🙈'],
  complaint: ['😕', '🙁', '😤'],
  question: ['🙏', '😊', '🤔', '🙂'],
}

/** Everybody types in their own way, the same each time: tidy, all lower case, without a full stop, or with emoji. */
export function inTheirManner(
  person: { id: string },
  kind: string,
  language: string,
  words: string,
  chance: Chance,
): string {
  if (kind === 'spam' || kind === 'emoji' || kind === 'tag') return words
  const habit = Number(digitsOf(`habit/${person.id}`, 1))
  const typed = habit < 2 && latin.has(language) ? words.toLowerCase() : words
  const ended = habit < 4 ? typed.replace(/[.。]$/, '') : typed
  if (habit === 4) return ended.replace(/!$/, '!!!').replace(/\?$/, '??')
  if (habit >= 8 || chance.happens(0.1)) {
    const smile = chance.pick(smiles[kind] ?? smiles.question ?? [])
    return `${ended} ${habit === 9 && kind === 'praise' ? smile.repeat(3) : smile}`
  }
  return ended
}

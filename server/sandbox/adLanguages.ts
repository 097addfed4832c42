import { adLocales } from './adLocales.ts'
import { folded } from './adTopics.ts'

/** Languages that can be asked for though nobody in the sandbox speaks them. The numbers are recollections. */
const unspoken: [number, string][] = [
  [23, 'Spanish'],
  [44, 'French (Canada)'],
  [10, 'Italian'],
  [16, 'Portuguese (Brazil)'],
  [14, 'Dutch'],
  [15, 'Polish'],
  [29, 'Irish'],
  [59, 'Basque'],
  [1, 'Catalan'],
  [33, 'Galician'],
  [17, 'Russian'],
  [32, 'Romanian'],
  [2, 'Czech'],
  [4, 'Danish'],
  [18, 'Swedish'],
  [13, 'Norwegian (bokmal)'],
  [8, 'Finnish'],
  [30, 'Hungarian'],
  [39, 'Greek'],
  [19, 'Turkish'],
  [12, 'Korean'],
  [20, 'Simplified Chinese (China)'],
]

const all = [...adLocales.map(({ key, name }) => ({ key, name })), ...unspoken.map(([key, name]) => ({ key, name }))]

export const isSearchableLocale = (key: number) => all.some((locale) => locale.key === key)

/** Names with a word that begins with what is looked for. */
export const searchLocales = (query: string) =>
  all.filter(({ name }) => ` ${folded(name).replaceAll(/[()]/g, '')}`.includes(` ${folded(query)}`))

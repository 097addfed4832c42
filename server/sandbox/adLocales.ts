/** A language as targeting numbers it, with the languages of the sandbox's people that it takes in. */
export interface AdLocale {
  key: number
  name: string
  language: string
}

/** The numbers are Meta's as far as they are recalled. Those of a thousand and more take in all variants of a language. */
export const adLocales: readonly AdLocale[] = [
  { key: 6, name: 'English (US)', language: 'en' },
  { key: 24, name: 'English (UK)', language: 'en' },
  { key: 1001, name: 'English (All)', language: 'en' },
  { key: 7, name: 'Spanish (Spain)', language: 'es' },
  { key: 1002, name: 'Spanish (All)', language: 'es' },
  { key: 9, name: 'French (France)', language: 'fr' },
  { key: 1003, name: 'French (All)', language: 'fr' },
  { key: 5, name: 'German', language: 'de' },
  { key: 31, name: 'Portuguese (Portugal)', language: 'pt' },
  { key: 1005, name: 'Portuguese (All)', language: 'pt' },
  { key: 11, name: 'Japanese', language: 'ja' },
  { key: 28, name: 'Arabic', language: 'ar' },
  { key: 46, name: 'Hindi', language: 'hi' },
  { key: 52, name: 'Ukrainian', language: 'uk' },
]

/**
 * Currencies whose smallest amount is a whole unit: on the platform an amount of 5 in them is 5, not 0.05 (Marketing API,
 * "Currencies"). Every other currency there is counted in hundredths, also those that have thousandths elsewhere.
 */
const wholeCurrencies = new Set(['CLP', 'COP', 'CRC', 'HUF', 'ISK', 'IDR', 'JPY', 'KRW', 'PYG', 'TWD', 'VND'])

/** How many of the smallest amounts make one unit of the currency on the platform: 1 or 100. */
export const offsetOf = (currency: string): 1 | 100 => (wholeCurrencies.has(currency) ? 1 : 100)

/** The most that any amount may be, in the smallest amounts: far from where numbers lose their last digit. */
export const mostMoney = 1_000_000_000_000

/** `{ amount: 4000, currency: 'EUR' }` as `€40.00` (or `€40` for `short` and whole), as the reader's language writes it. */
export function moneyWords(amount: number, currency: string, { short = false, locale = 'en' } = {}): string {
  const offset = offsetOf(currency)
  const decimals = offset === 1 || (short && amount % offset === 0) ? 0 : 2
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount / offset)
}

/** `4000` of EUR as `40.00`, for a field and for the platform's own words. */
export function plainMoney(amount: number, currency: string): string {
  return offsetOf(currency) === 1 ? String(amount) : (amount / 100).toFixed(2)
}

/**
 * What somebody typed as an amount, in the smallest amounts: `12.50`, `12,50` and `1 250,5` are all understood, since a comma
 * or a point with one or two digits after it can only be the decimal one. A sentence where it cannot be read.
 */
export function readMoney(text: string, currency: string): { amount: number } | { problem: string } {
  const bare = text.trim().replaceAll(/[\s\u00A0\u202F'’]/g, '')
  if (bare === '') return { problem: 'Write an amount.' }
  if (/^[-−]/.test(bare)) return { problem: 'An amount cannot be negative.' }
  const parts = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(bare)
  if (!parts) return { problem: 'Write an amount in digits, such as 12.50.' }
  const [, whole = '', decimals] = parts
  const offset = offsetOf(currency)
  if (decimals && offset === 1) return { problem: `${currency} has no decimals. Write a whole number.` }
  const amount =
    Number(whole.replaceAll(/[.,]/g, '')) * offset + Number((decimals ?? '').padEnd(2, '0')) * Number(offset > 1)
  if (!(amount <= mostMoney)) return { problem: 'That is more than any budget can be.' }
  return { amount }
}

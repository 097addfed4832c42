import type { Chance } from './seedChance.ts'

/** The goods a post shows, as English sentences name them, and the price in euros, 0 when there is none. */
export interface Goods {
  family: string
  item: string
  items: string
  price: number
}

export interface Slots {
  goods: Goods
  language: string
  /** How the person spoken to, or tagged, is called on that network. */
  name?: string
  /** The speaker's own name, as they would give it at a counter. */
  me?: string
}

const weekdays: Record<string, string[]> = {
  en: ['Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  es: ['el martes', 'el miércoles', 'el jueves', 'el viernes', 'el sábado'],
  fr: ['mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  de: ['Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'],
  pt: ['terça', 'quarta', 'quinta', 'sexta', 'sábado'],
  ja: ['火曜日', '水曜日', '木曜日', '金曜日', '土曜日'],
  ar: ['الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
  hi: ['मंगलवार', 'बुधवार', 'गुरुवार', 'शुक्रवार', 'शनिवार'],
  uk: ['у вівторок', 'у середу', 'у четвер', 'у пʼятницю', 'у суботу'],
}

/** Puts something into every `{slot}` of a line, as the moment has it. */
export function fill(words: string, chance: Chance, { goods, language, name = '', me = '' }: Slots): string {
  const values: Record<string, () => string> = {
    item: () => goods.item,
    items: () => goods.items,
    one: () => `${article(goods.item)} ${goods.item}`,
    n: () => String(chance.between(2, 12)),
    day: () => chance.pick(weekdays[language] ?? weekdays.en ?? []),
    time: () =>
      language === 'en'
        ? chance.pick(['9', '10.30', 'half eleven', 'noon', '3', 'four', '5'])
        : `${chance.between(9, 17)}:${chance.pick(['00', '30'])}`,
    height: () => String(chance.between(58, 92)),
    size: () => chance.pick(['S', 'M', 'L', 'XL']),
    price: () => money(goods.price, language),
    name: () => name,
    me: () => me,
    friend: () => name,
  }
  return words.replaceAll(/\{(\w+)\}/g, (slot, key: string) => values[key]?.() ?? slot)
}

const article = (noun: string) => (/^[aeiou]/i.test(noun) && !/^one|^u[ns]/i.test(noun) ? 'an' : 'a')

const free: Record<string, string> = {
  en: 'free of charge',
  es: 'gratis',
  fr: 'gratuit',
  de: 'kostenlos',
  pt: 'grátis',
  ja: '無料',
  ar: 'مجاني',
  hi: 'मुफ़्त',
  uk: 'безкоштовно',
}

/** Whole euros without cents, as price tags have them. */
function money(euros: number, language: string): string {
  if (euros === 0) return free[language] ?? free.en ?? ''
  const locale = language === 'en' ? 'en-IE' : language
  const digits = Number.isInteger(euros) ? 0 : 2
  return euros.toLocaleString(locale, {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}

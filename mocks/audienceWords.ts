import type { AudiencePlace, Language } from '../server/contract/audienceParts.ts'
import type { FoundInterest } from '../server/contract/audiences.ts'

/** People that the pretend platform knows in a place. */
export type KnownPlace = AudiencePlace & { people: number }

const place = (
  kind: AudiencePlace['kind'],
  key: string,
  name: string,
  within: string,
  country: string,
  people: number,
): KnownPlace => ({ kind, key, name, within, country, radiusKm: null, people })

export const knownPlaces: KnownPlace[] = [
  place('country', 'IE', 'Ireland', '', 'IE', 4_100_000),
  place('country', 'GB', 'United Kingdom', '', 'GB', 52_000_000),
  place('country', 'DE', 'Germany', '', 'DE', 61_000_000),
  place('country', 'FR', 'France', '', 'FR', 48_000_000),
  place('country', 'US', 'United States', '', 'US', 240_000_000),
  place('region', '1501', 'County Galway', 'Ireland', 'IE', 190_000),
  place('region', '1502', 'County Mayo', 'Ireland', 'IE', 94_000),
  place('region', '1503', 'County Clare', 'Ireland', 'IE', 88_000),
  place('region', '1504', 'Leinster', 'Ireland', 'IE', 2_100_000),
  place('region', '864', 'Berlin', 'Germany', 'DE', 2_900_000),
  place('city', '1105', 'Galway', 'County Galway, Ireland', 'IE', 68_000),
  place('city', '1106', 'Oranmore', 'County Galway, Ireland', 'IE', 5_200),
  place('city', '1107', 'Athenry', 'County Galway, Ireland', 'IE', 4_600),
  place('city', '1108', 'Dublin', 'Leinster, Ireland', 'IE', 980_000),
  place('city', '1109', 'Cork', 'County Cork, Ireland', 'IE', 180_000),
  place('city', '1110', 'Limerick', 'County Limerick, Ireland', 'IE', 84_000),
  place('city', '1111', 'Ennis', 'County Clare, Ireland', 'IE', 21_000),
  place('city', '2101', 'Galway', 'New York, United States', 'US', 3_100),
  place('city', '3101', 'Berlin', 'Germany', 'DE', 2_700_000),
  place('city', '4101', 'London', 'England, United Kingdom', 'GB', 7_900_000),
  place('zip', 'IE:H91', 'H91', 'Galway, Ireland', 'IE', 61_000),
  place('zip', 'IE:H62', 'H62', 'Loughrea, Ireland', 'IE', 9_000),
]

const interest = (id: number, path: string[], upper: number): FoundInterest => ({
  id: `6003${id}`,
  name: path.at(-1) ?? '',
  path: ['Interests', ...path],
  lower: Math.round(upper * 0.85),
  upper,
})

export const knownInterests: FoundInterest[] = [
  interest(134986, ['Food and drink', 'Cooking', 'Baking'], 262_000_000),
  interest(134987, ['Food and drink', 'Cooking', 'Baking', 'Cake decorating'], 31_000_000),
  interest(252440, ['Food and drink', 'Food', 'Cakes'], 118_000_000),
  interest(252441, ['Food and drink', 'Food', 'Bread'], 96_000_000),
  interest(252442, ['Food and drink', 'Food', 'Pastry'], 74_000_000),
  interest(252443, ['Food and drink', 'Food', 'Chocolate'], 310_000_000),
  interest(626773, ['Food and drink', 'Beverages', 'Coffee'], 489_000_000),
  interest(668857, ['Food and drink', 'Cooking', 'Recipes'], 402_000_000),
  interest(882881, ['Food and drink', 'Restaurants', 'Coffeehouses'], 205_000_000),
  interest(346592, ['Family and relationships', 'Weddings'], 180_000_000),
  interest(232518, ['Family and relationships', 'Parenting'], 390_000_000),
  interest(101529, ['Hobbies and activities', 'Gardening'], 231_000_000),
  interest(122454, ['Sports and outdoors', 'Cycling'], 175_000_000),
  interest(899775, ['Hobbies and activities', 'Holidays', 'Easter'], 22_000_000),
]

export const knownLanguages: Language[] = [
  { key: 1001, name: 'English (all)' },
  { key: 6, name: 'English (US)' },
  { key: 24, name: 'English (UK)' },
  { key: 5, name: 'German' },
  { key: 9, name: 'French (France)' },
  { key: 43, name: 'Irish' },
  { key: 15, name: 'Polish' },
  { key: 23, name: 'Spanish' },
  { key: 10, name: 'Italian' },
  { key: 28, name: 'Arabic' },
]

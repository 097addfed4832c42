/** The two shops and the people who are known by name; castPeople.ts makes the crowd around them. */
export interface Business {
  key: 'bakery' | 'velo'
  pageId: string
  name: string
  category: string
  profileId: string
  username: string
  biography: string
  owner: CastPerson
  avatar: string
}

export interface CastPerson {
  id: string
  name: string
  language: string
  /** Absent for whoever is not on Instagram. */
  instagramId?: string
  username?: string
  /** False for whoever is on Instagram alone. */
  onFacebook: boolean
  avatar: string
}

const maya: CastPerson = {
  id: '6104417722309155',
  name: 'Maya Flanagan',
  language: 'en',
  instagramId: '17841400276310482',
  username: 'maya.flanagan',
  onFacebook: true,
  avatar: 'avatar-mf-3',
}

const iker: CastPerson = {
  id: '6117530948214076',
  name: 'Iker Etxeberria',
  language: 'es',
  instagramId: '17841400518829347',
  username: 'iker.rueda',
  onFacebook: true,
  avatar: 'avatar-ie-6',
}

export const tom: CastPerson = {
  id: '6129905163472188',
  name: 'Tom Becker',
  language: 'en',
  instagramId: '17841401127740653',
  username: 'tom.becker',
  onFacebook: true,
  avatar: 'avatar-tb-1',
}

/** Rude on the Page, and not hidden yet. */
export const dean: CastPerson = {
  id: '6131284406917753',
  name: 'Dean Rowley',
  language: 'en',
  onFacebook: true,
  avatar: 'avatar-dr-9',
}

/** Sells followers under every post; the bakery has hidden it already. */
export const jessica: CastPerson = {
  id: '6131570942286301',
  name: 'Jessica Winslow Trades',
  language: 'en',
  instagramId: '17841409932087615',
  username: 'fx_jessica.trades',
  onFacebook: true,
  avatar: 'avatar-jt-10',
}

export const bakery: Business = {
  key: 'bakery',
  pageId: '104862317750921',
  name: "Maya's Bakery",
  category: 'Bakery',
  profileId: '17841405309211844',
  username: 'mayas.bakery',
  biography:
    'Bread, cake and a good reason to get up 🥐\nLower Quay, Galway · Tue to Sat 7–18, Sun 8–14\nCakes to order, two days ahead',
  owner: maya,
  avatar: 'shop-bakery',
}

export const velo: Business = {
  key: 'velo',
  pageId: '108455920316684',
  name: 'Velo Norte',
  category: 'Bicycle shop',
  profileId: '17841407741906325',
  username: 'velo.norte',
  biography:
    'Bicis, taller y café en Bilbao 🚲\nTaller 8:30, tienda 10–20, sábados 10–14\nWe speak bike, español, euskara, English',
  owner: iker,
  avatar: 'shop-velo',
}

/** A Page without a Profile, for seeing what Tandem says to that. */
export const repairsPage = {
  pageId: '112093447718205',
  name: 'Velo Norte Repairs',
  category: 'Bicycle repair service',
  owner: iker,
  avatar: 'shop-repairs',
}

export const businesses = [bakery, velo]

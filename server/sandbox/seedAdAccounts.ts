import { insertRow } from './adRows.ts'
import { bakery, velo } from './cast.ts'
import type { World } from './world.ts'

/** What each shop can pay for ads from: one account each, and one in yen without a way to pay, for seeing what is said to that. */
export function seedAdAccounts(world: World, createdAt: string): void {
  const exists = world.db.prepare<[string], unknown>('select 1 from pages where id = ?')
  for (const account of accounts) {
    if (exists.get(account.pageId)) insertRow(world, 'adAccounts', { ...account, status: 1, createdAt })
  }
}

const ofBakery = { pageId: bakery.pageId, profileId: bakery.profileId, ownerId: bakery.owner.id }
const ofVelo = { pageId: velo.pageId, profileId: velo.profileId, ownerId: velo.owner.id }

const accounts = [
  {
    ...ofBakery,
    id: '620481937715204',
    name: "Maya's Bakery ads",
    currency: 'EUR',
    zone: 'Europe/Dublin',
    minDaily: 100,
    funding: '6204819377',
    payer: "Maya's Bakery",
    beneficiary: "Maya's Bakery",
  },
  {
    ...ofVelo,
    id: '731590264418837',
    name: 'Velo Norte ads',
    currency: 'EUR',
    zone: 'Europe/Madrid',
    minDaily: 100,
    funding: '7315902644',
    payer: null,
    beneficiary: null,
  },
  {
    ...ofVelo,
    id: '748263910552016',
    name: 'Velo Norte ads in Japan',
    currency: 'JPY',
    zone: 'Asia/Tokyo',
    minDaily: 150,
    funding: null,
    payer: 'Velo Norte',
    beneficiary: 'Velo Norte',
  },
]

import { pageRemarks } from './bakeryPage.ts'
import { profileRemarks } from './bakeryProfile.ts'
import type { Business, Scene } from './business.ts'

const scenes: Scene[] = [
  {
    message: 'Saturday’s celebration cake: lemon, elderflower, and far too many candles.',
    object: '🎂',
    hue: 340,
    hoursAgo: 5,
  },
  {
    message: 'Croissants out of the oven at seven. The first tray is always gone by eight.',
    object: '🥐',
    hue: 35,
    hoursAgo: 27,
  },
  { message: 'New on the counter: cherry pie by the slice.', object: '🥧', hue: 8, hoursAgo: 52 },
  {
    message: 'We feed our sourdough at four in the morning, so that you do not have to.',
    object: '🍞',
    hue: 28,
    hoursAgo: 75,
  },
  { message: 'Cupcake class this Sunday, two places left!', object: '🧁', hue: 300, hoursAgo: 100 },
  { message: 'Doughnut Friday is back.', object: '🍩', hue: 200, hoursAgo: 148 },
  { message: 'Coffee from the roastery round the corner, now in our cups.', object: '☕', hue: 18, hoursAgo: 196 },
  { message: 'Thank you for five years. The cookie is on us.', object: '🍪', hue: 45, hoursAgo: 260 },
]

/** Maya's own business, with some sixty threads in a dozen scripts. */
export const bakery: Business = {
  page: { id: '101', name: "Maya's Bakery", letter: 'M', hue: 340 },
  profile: { id: '17841400000000101', username: 'mayas.bakery' },
  obstacle: null,
  linkable: true,
  scenes,
  remarks: [
    ...pageRemarks.map((remark) => ({ ...remark, network: 'facebook' as const })),
    ...profileRemarks.map((remark) => ({ ...remark, network: 'instagram' as const })),
  ],
}

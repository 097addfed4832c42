import { bakery } from './bakery.ts'
import type { Business } from './business.ts'

const bikes: Business = {
  page: { id: '202', name: 'Kettle & Chain Bicycles', letter: 'K', hue: 205 },
  profile: { id: '17841400000000202', username: 'kettleandchain' },
  obstacle: null,
  linkable: true,
  scenes: [
    { message: 'The blue one is ready for its second life.', object: '🚲', hue: 205, hoursAgo: 8 },
    { message: 'Helmets: new colours, same hard shell.', object: '🪖', hue: 150, hoursAgo: 60 },
    { message: 'Repair evening on Wednesday. Bring tools, leave with friends.', object: '🔧', hue: 40, hoursAgo: 130 },
    { message: 'Sunday ride, forty kilometres, one cake stop.', object: '🚴', hue: 95, hoursAgo: 210 },
  ],
  remarks: [
    { network: 'facebook', scene: 0, by: 'Tom Becker', says: 'What size is the frame?', minutesAgo: 12 },
    { network: 'facebook', scene: 1, by: 'Julia Weiss', says: 'Do they come for children?', minutesAgo: 200 },
    {
      network: 'facebook',
      scene: 2,
      by: 'Omar Haddad',
      says: 'Count me in.',
      minutesAgo: 900,
      answer: 'See you on Wednesday!',
    },
    { network: 'facebook', scene: 3, by: 'Ingrid Solberg', says: 'Is it flat?', minutesAgo: 2400 },
    { network: 'instagram', scene: 0, by: 'tombecker', says: 'Love that blue 💙', minutesAgo: 26 },
    { network: 'instagram', scene: 1, by: 'haru_to', says: '緑はまだありますか？', minutesAgo: 310 },
    { network: 'instagram', scene: 2, by: 'kate.on', says: 'Can you look at a hub gear?', minutesAgo: 1500 },
    {
      network: 'instagram',
      scene: 3,
      by: 'lena.bakes',
      says: 'I volunteer for the cake stop.',
      minutesAgo: 2800,
      answer: 'Hired.',
    },
  ],
}

const flowers: Business = {
  page: { id: '303', name: 'Petals on the Corner', letter: 'P', hue: 110 },
  profile: null,
  obstacle: {
    title: 'No Profile is linked to this Page yet.',
    steps: [
      { what: 'Make the Instagram account a professional one, in its own settings.', url: null },
      {
        what: 'Open the settings of the Page, choose Linked accounts, then Instagram, and sign in there.',
        url: '/sandbox',
      },
      { what: 'Come back and press Check again.', url: null },
    ],
  },
  linkable: true,
  scenes: [{ message: 'Peonies, for a fortnight only.', object: '🌷', hue: 330, hoursAgo: 20 }],
  remarks: [{ network: 'facebook', scene: 0, by: 'Priya Raman', says: 'Do you wrap for trains?', minutesAgo: 300 }],
}

const cafe: Business = {
  page: { id: '404', name: 'Harbour Café', letter: 'H', hue: 20 },
  profile: { id: '17841400000000404', username: 'harbour.cafe' },
  obstacle: {
    title: 'You may look at this Page, but not answer its comments.',
    steps: [{ what: 'Ask somebody who manages the Page to give you the task Moderate.', url: null }],
  },
  linkable: false,
  scenes: [],
  remarks: [],
}

/** Every Page that the mocked platform grants: two good pairs, one without its Profile, one that may not be linked. */
export const businesses: Business[] = [bakery, bikes, flowers, cafe]

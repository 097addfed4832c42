import { instant, type State } from './memory.ts'

const said = [
  {
    id: 'hours',
    title: 'Opening hours',
    shortcut: 'hours',
    folder: 'Questions',
    text: 'Hello {name}, we are open from seven to six, on Saturdays until two. {me}',
    variants: [{ language: 'de', text: 'Hallo {name}, wir haben von sieben bis achtzehn Uhr offen. {me}' }],
    useCount: 12,
  },
  {
    id: 'order',
    title: 'Order a cake',
    shortcut: 'order',
    folder: 'Questions',
    text: 'Gladly, {name}! You can order it here: {shopLink}',
    variants: [{ language: 'fr', text: 'Avec plaisir, {name} ! Vous pouvez commander ici : {shopLink}' }],
    useCount: 7,
  },
  {
    id: 'sorry',
    title: 'An apology',
    shortcut: 'sorry',
    folder: 'Complaints',
    text: 'We are sorry, {name}. Please write to us, and {page} will make it good.',
    variants: [],
    useCount: 3,
  },
  {
    id: 'thanks',
    title: 'Thank you',
    shortcut: null,
    folder: '',
    text: 'Thank you, {name}! ❤️',
    variants: [],
    useCount: 0,
  },
]

/** What Maya's team says often. */
export function seedSavedReplies(state: State, teamId: string) {
  for (const [index, { variants, useCount, ...reply }] of said.entries()) {
    const writtenAt = instant(state, (40 - index) * 24 * 60)
    state.savedReplies.push({
      ...reply,
      teamId,
      version: 1,
      pairId: null,
      variants: variants.map((variant) => ({ ...variant, useCount: 0, usedAt: null })),
      createdAt: writtenAt,
      createdBy: 'Maya Lindqvist',
      changedAt: writtenAt,
      changedBy: 'Inês Duarte',
      deletedAt: null,
      useCount,
      usedAt: useCount > 0 ? instant(state, 300 * (index + 1)) : null,
    })
  }
}

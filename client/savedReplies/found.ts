import type { SavedReply } from '../../server/contract/savedReplies.ts'

/** The saved replies that hold every word; those whose name begins with the search first, then the most used. */
export function found(replies: SavedReply[], search: string) {
  const asked = search.trim().toLowerCase()
  const words = asked.split(/\s+/).filter(Boolean)
  const begins = ({ title, shortcut }: SavedReply) =>
    Number(title.toLowerCase().startsWith(asked) || (shortcut ?? '').startsWith(asked.replace(/^\//, '')))
  return replies
    .filter((reply) => words.every((word) => everythingIn(reply).includes(word)))
    .sort((one, other) => (asked ? begins(other) - begins(one) : 0) || other.useCount - one.useCount)
}

const everythingIn = ({ title, shortcut, folder, text, variants }: SavedReply) =>
  [title, shortcut === null ? '' : `/${shortcut}`, folder, text, ...variants.map((one) => one.text)]
    .join('\n')
    .toLowerCase()

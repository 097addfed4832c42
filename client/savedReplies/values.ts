import type { Pair } from '../../server/contract/linking.ts'
import type { SavedReply } from '../../server/contract/savedReplies.ts'
import type { Comment, Thread } from '../../server/contract/threads.ts'
import type { Network } from '../../server/contract/values.ts'
import type { Values } from '../../server/contract/variables.ts'

interface Facts {
  thread: Thread
  target: Comment
  pair: Pair
  me: string | null
  shopLink: string | null
}

/** What the variables stand for in a reply to a comment, as far as the network tells. */
export function valuesOf({ thread, target, pair, me, shopLink }: Facts): Values {
  const { name } = target.author
  const known = target.author.id !== null || !/^Somebody on (?:Facebook|Instagram)$/.test(name)
  return {
    name: known ? firstNameIn(name, thread.network) : null,
    fullName: known ? name : null,
    post: beginningOf(thread.post.message),
    shopLink,
    page: pair.page.name || null,
    me,
  }
}

/** The values of a made-up customer, for the preview while one writes. */
export const sampleValues = (network: Network, pair: Pair, me: string | null, shopLink: string | null): Values => ({
  name: network === 'facebook' ? 'Tom' : 'tombecker',
  fullName: network === 'facebook' ? 'Tom Becker' : 'tombecker',
  post: 'The first words of the post…',
  shopLink,
  page: pair.page.name,
  me,
})

/** The Profile tells a username alone, which has no first part. */
const firstNameIn = (name: string, network: Network) =>
  network === 'instagram' ? name : (name.trim().split(/\s+/)[0] ?? name)

const longestBeginning = 60

/** The first line, cut after a word. */
function beginningOf(message: string): string | null {
  const [line = ''] = message.trim().split('\n')
  const letters = [...line]
  if (letters.length === 0) return null
  if (letters.length <= longestBeginning) return line
  const cut = letters.slice(0, longestBeginning).join('')
  return `${cut.replace(/\s+\S*$/, '') || cut}…`
}

/** What a saved reply says in a language, or by default. */
export const textIn = ({ text, variants }: Pick<SavedReply, 'text' | 'variants'>, language: string | null) =>
  variants.find((variant) => variant.language === language)?.text ?? text

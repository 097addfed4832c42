import { type Business, bakery } from './cast.ts'
import { type Chance, createChance, digitsOf, seededRandom } from './seedChance.ts'
import type { SeedPost } from './seedRows.ts'
import { bakeryPosts } from './textsBakeryPosts.ts'
import type { Goods } from './textsSlots.ts'

import { veloPosts } from './textsVeloPosts.ts'

const day = 86_400_000
const daysApart = 2.05

/** Three months of a shop's posts on both networks, newest first; twins share a picture's scene and stand within the hour. */
export function postsOf(business: Business, now: Date): SeedPost[] {
  const chance = createChance(seededRandom(business.key === 'bakery' ? 11 : 12))
  const blocks = (business.key === 'bakery' ? bakeryPosts : veloPosts).trim().split('\n\n')
  return blocks
    .flatMap((block, index) => postsOfBlock(business, block, index, timeOf(index, now, chance), chance))
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
}

function postsOfBlock(business: Business, block: string, index: number, at: number, chance: Chance): SeedPost[] {
  const [head = '', ...texts] = block.split('\n')
  const { key, goods } = headOf(head)
  const picture = key.startsWith('-') ? null : key
  const twinAfter = chance.between(4, 55) * 60_000
  const ratios = { facebook: chance.pick(['1.91:1', '1:1', '1.91:1']), instagram: chance.pick(['1:1', '4:5', '1:1']) }

  return texts.map((text): SeedPost => {
    const network = text.startsWith('f ') ? 'facebook' : 'instagram'
    const ratio = ratios[network]
    const name = `${business.key}/${network}/${key}`
    return {
      id:
        network === 'facebook'
          ? `${business.pageId}_12209${String(900 - index * 3)}${digitsOf(name, 10)}`
          : `179${digitsOf(name, 14)}`,
      network,
      accountId: network === 'facebook' ? business.pageId : business.profileId,
      message: text.slice(2).replaceAll(' ¶ ', '\n'),
      picture: picture && `${picture}-${ratio.replace(':', 'x')}`,
      ratio: picture ? ratio : '1:1',
      kind: picture ? 'photo' : 'status',
      createdAt: new Date(at + (network === 'instagram' && texts.length > 1 ? twinAfter : 0)).toISOString(),
      goods,
    }
  })
}

/** Posts go out between six in the morning and six in the evening, the newest a few hours before the seed. */
function timeOf(index: number, now: Date, chance: Chance): number {
  const minute = chance.between(6 * 60, 18 * 60) * 60_000 + chance.between(0, 59) * 1000
  if (index === 0) return Math.floor(now.getTime() / 1000) * 1000 - 5 * 3_600_000
  const midnight = Math.floor(now.getTime() / day) * day
  return midnight - Math.round(index * daysApart) * day + minute
}

/** What a seeded post is about; of any other post nothing is known, so people say about it what fits everything. */
export function goodsOf({ picture, accountId }: { picture: string | null; accountId: string }): Goods {
  const texts = accountId === bakery.pageId || accountId === bakery.profileId ? bakeryPosts : veloPosts
  const key = picture?.replace(/-[\d.]+x[\d.]+$/, '')
  const head = texts.split('\n').find((line) => key && line.startsWith(`# ${key} |`))
  return head ? headOf(head).goods : { family: 'opening', item: 'this', items: 'these', price: 0 }
}

/** What an account's words are about, by the goods or the family of goods that they name; undefined when they name none. */
export function goodsNamedIn({ message, accountId }: { message: string; accountId: string }): Goods | undefined {
  const texts = accountId === bakery.pageId || accountId === bakery.profileId ? bakeryPosts : veloPosts
  const heads = texts.split('\n').filter((line) => line.startsWith('# '))
  const goods = heads.map((line) => headOf(line).goods).filter(({ price }) => price > 0)
  const words = ` ${message.toLowerCase().replaceAll(/[^\p{L}\d]+/gu, ' ')} `
  const names = (word: string) =>
    words.includes(` ${word.toLowerCase()} `) || words.includes(` ${word.toLowerCase()}s `)
  return goods.find(({ item, items }) => names(item) || names(items)) ?? goods.find(({ family }) => names(family))
}

function headOf(head: string): { key: string; goods: Goods } {
  const [key = '', family = '', item = '', items = '', price = ''] = head.slice(2).split(' | ')
  return { key, goods: { family, item, items, price: Number(price) } }
}

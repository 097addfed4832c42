import { chanceFor, saltOf } from './adChance.ts'
import { personAt } from './adCrowd.ts'
import { commentsOnDay, oneComment, recordDelivery } from './adLedger.ts'
import type { Shown } from './adRound.ts'
import type { Showing } from './adShowing.ts'
import { bakery, velo } from './cast.ts'
import { setLike, writeComment } from './comments.ts'
import { GraphError } from './graphError.ts'
import { findPost, type Post } from './posts.ts'
import { type Chance, createChance } from './seedChance.ts'
import { goodsNamedIn, goodsOf } from './seedPosts.ts'
import { createSpeaker } from './seedSpeaker.ts'
import { peopleOf } from './simulator.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

const mostRemarksPerDay = 6

/**
 * Some of those who have just seen an ad say something under it or like it: on the Page's post that shows it, or on the media that shows
 * it on the Profile. They do so in real time, however far the ads' clock runs ahead, and subscribers hear of it as of any comment.
 */
export function remarkOn(world: World, shown: Shown): void {
  const { ad, local, hour } = shown
  const chance = createChance(chanceFor(saltOf(world), `remarks/${ad.id}/${hour}`))
  const free = mostRemarksPerDay - (shown.remarks > 0 ? commentsOnDay(world, ad.id, local.day) : 0)
  for (let remark = 0; remark < Math.min(shown.remarks, free); remark += 1) {
    const showing = anyOf(shown.showings, chance)
    const author = showing && comment(world, shown, showing, chance)
    if (author === undefined) continue
    recordDelivery(world, ad, { ...showing, day: local.day, hour }, oneComment(author))
  }
  for (let like = 0; like < shown.likes; like += 1) likeAny(world, shown, chance)
}

/** By how often it was seen there, and how much people like to say something in such a place. */
const anyOf = (showings: Showing[], chance: Chance): Showing =>
  chance.weighted(showings.map((showing) => [showing, showing.impressions * showing.reactions] as const))

/** The index of whoever wrote; undefined when nobody had anything to say. What the platform's rules refuse is simply not done. */
function comment(world: World, shown: Shown, { network, cells }: Showing, chance: Chance): number | undefined {
  const post = postOn(world, shown, network)
  if (!post) return undefined
  const viewers = new Set([...cells.keys()].map((index) => personAt(world, index)?.id))
  const business = [bakery, velo].find(({ pageId }) => pageId === shown.ad.pageId) ?? velo
  const speaker = createSpeaker(
    business,
    peopleOf(world).filter(({ id }) => viewers.has(id)),
    chance,
  )
  const goods = goodsNamedIn(post) ?? goodsOf(post)
  for (let tries = 0; tries < 4; tries += 1) {
    const opening = speaker.open({ ...post, goods })
    if (!opening || wasSaid(world, post, opening.words)) continue
    try {
      writeComment(world, { actorId: opening.authorId, targetId: post.id, message: opening.words })
      return [...cells.keys()].find((index) => personAt(world, index)?.id === opening.author.id)
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
    }
  }
  return undefined
}

function likeAny(world: World, shown: Shown, chance: Chance): void {
  const showing = anyOf(shown.showings, chance)
  const person = personAt(world, chance.pick([...showing.cells.keys()]))
  const post = postOn(world, shown, showing.network)
  if (!person || !post) return
  const comments = statement<[string], { id: string }>(
    world,
    'select id from comments where postId = ? and deletedAt is null and hiddenAt is null order by createdAt desc limit 5',
  ).all(post.id)
  const targetId = comments.length > 0 && chance.happens(0.3) ? chance.pick(comments).id : post.id
  try {
    setLike(world, { actorId: person.id, targetId, liked: true })
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
  }
}

function postOn(world: World, { ad }: Shown, network: Showing['network']): Post | undefined {
  const id = network === 'facebook' ? ad.postId : ad.mediaId
  return id === null ? undefined : findPost(world, id)
}

const wasSaid = (world: World, { id }: Post, words: string) =>
  statement<[string, string], unknown>(world, 'select 1 from comments where postId = ? and message = ?').get(
    id,
    words,
  ) !== undefined

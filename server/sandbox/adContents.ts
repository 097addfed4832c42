import type { Network } from './actors.ts'
import { isLabelled, lists } from './adAssetFeed.ts'
import { imageKey } from './adImages.ts'
import { type Fields, fieldsOf, objectsOf, textsOf, wordsOf } from './adJson.ts'
import { type AdAccount, findImage } from './adRows.ts'
import { findPost } from './posts.ts'
import type { World } from './world.ts'

/** What an ad says and shows in one place. */
export interface AdContent {
  text: string
  headline: string
  description: string
  link: string
  /** The word on the button, as Graph calls it; empty without a button. */
  action: string
  picture: string | null
  /** Width and height, `4:5`. */
  ratio: string
  /** The pictures of a carousel with their headlines; empty where there is none. */
  cards: { picture: string | null; headline: string }[]
}

/** What a creative shows in a position of a network, such as `feed` or `story`. */
export function contentOf(
  world: World,
  account: AdAccount,
  spec: Fields,
  place: { network: Network; position: string },
): AdContent {
  const action = wordsOf(fieldsOf(spec.call_to_action).type)
  const existing = wordsOf(spec.object_story_id) || wordsOf(spec.source_instagram_media_id)
  if (existing) {
    const post = findPost(world, existing)
    const link = wordsOf(fieldsOf(fieldsOf(spec.call_to_action).value).link)
    const shown = { picture: post?.picture ?? null, ratio: post?.ratio ?? '1:1' }
    return { ...blank, text: post?.message ?? '', link, action, ...shown }
  }
  if (spec.asset_feed_spec) return fromFeed(world, account, fieldsOf(spec.asset_feed_spec), place)
  const { link_data, photo_data, text_data } = fieldsOf(spec.object_story_spec)
  const data = fieldsOf(link_data ?? photo_data ?? text_data)
  return {
    text: wordsOf(data.message) || wordsOf(data.caption),
    headline: wordsOf(data.name),
    description: wordsOf(data.description),
    link: wordsOf(data.link) || wordsOf(data.url),
    action: wordsOf(fieldsOf(data.call_to_action).type) || action,
    ...pictureOf(world, account, wordsOf(data.image_hash)),
    cards: objectsOf(data.child_attachments).map((card) => ({
      headline: wordsOf(card.name),
      picture: pictureOf(world, account, wordsOf(card.image_hash)).picture,
    })),
  }
}

const blank: AdContent = {
  text: '',
  headline: '',
  description: '',
  link: '',
  action: '',
  picture: null,
  ratio: '1:1',
  cards: [],
}

/** By the rule for the place, or the last one that is for everything else. */
function fromFeed(
  world: World,
  account: AdAccount,
  feed: Fields,
  place: { network: Network; position: string },
): AdContent {
  const rules = objectsOf(feed.asset_customization_rules).toSorted(
    (a, b) => Number(a.priority ?? 0) - Number(b.priority ?? 0),
  )
  const rule = rules.find((one) => isFor(fieldsOf(one.customization_spec), place)) ?? rules.at(-1) ?? {}
  const pick = (name: keyof typeof lists) => {
    const assets = objectsOf(feed[lists[name]])
    const label = wordsOf(fieldsOf(rule[name]).name)
    return (label ? assets.find((asset) => isLabelled(asset, label)) : undefined) ?? assets[0] ?? {}
  }
  const [action = ''] = textsOf(feed.call_to_action_types)
  return {
    text: wordsOf(pick('body_label').text),
    headline: wordsOf(pick('title_label').text),
    description: wordsOf(pick('description_label').text),
    link: wordsOf(pick('link_url_label').website_url),
    action: wordsOf(pick('call_to_action_label').type) || action,
    ...pictureOf(world, account, wordsOf(pick('image_label').hash)),
    cards: [],
  }
}

function isFor(spec: Fields, { network, position }: { network: Network; position: string }): boolean {
  const platforms = textsOf(spec.publisher_platforms)
  const positions = textsOf(spec[`${network}_positions`])
  if (platforms.length === 0 && positions.length === 0) return Object.keys(spec).length === 0
  if (platforms.length > 0 && !platforms.includes(network)) return false
  return positions.length === 0 ? platforms.includes(network) : positions.includes(position)
}

function pictureOf(world: World, account: AdAccount, hash: string): Pick<AdContent, 'picture' | 'ratio'> {
  const image = hash ? findImage(world, account.id, hash) : undefined
  return image ? { picture: imageKey(image), ratio: `${image.width}:${image.height}` } : { picture: null, ratio: '1:1' }
}

/** Everything that it says anywhere, for whoever reviews it. */
export function everyWord(world: World, account: AdAccount, spec: Fields): string {
  const feed = fieldsOf(spec.asset_feed_spec)
  const { text, headline, description, link, cards } = contentOf(world, account, spec, {
    network: 'facebook',
    position: 'feed',
  })
  const assets = ['bodies', 'titles', 'descriptions'].flatMap((list) =>
    objectsOf(feed[list]).map((asset) => wordsOf(asset.text)),
  )
  return [text, headline, description, link, ...cards.map((card) => card.headline), ...assets].join('\n')
}

import type { CallToAction } from '../contract/campaignContent.ts'
import { networkOf } from '../contract/placements.ts'
import { networks } from '../contract/values.ts'
import type { Unswitched } from './adSpecs.ts'
import { positionsOf } from './adTargeting.ts'
import type { CreativeSpec, PlacementAsset } from './advertising.ts'

const longestName = 100

/** A creative shows one thing everywhere, or different things in different placements, or a post that there is (reference 7.1, 7.5). */
export function creativeParams(spec: CreativeSpec): Unswitched {
  const name = spec.name.slice(0, longestName).toWellFormed()
  if (spec.content.kind === 'post') return { name, ...postParams(spec, spec.content) }
  const { description, assets } = spec.content
  const groups = groupsOf(assets)
  const [first] = groups
  if (groups.length === 1 && first)
    return { name, object_story_spec: JSON.stringify({ ...identity(spec), ...story(spec, first.asset, description) }) }
  return {
    name,
    object_story_spec: JSON.stringify(identity(spec)),
    asset_feed_spec: JSON.stringify(feedOf(spec, groups, description)),
  }
}

/** Who speaks. */
const identity = ({ pageId, profileId }: CreativeSpec) => ({
  page_id: pageId,
  ...(profileId !== null && { instagram_user_id: profileId }),
})

function postParams(spec: CreativeSpec, { network, postId }: { network: 'facebook' | 'instagram'; postId: string }) {
  const { pageId, profileId } = spec
  return {
    ...(network === 'facebook'
      ? { object_story_id: postId }
      : { source_instagram_media_id: postId, object_id: pageId }),
    instagram_user_id: profileId ?? undefined,
    call_to_action: spec.link ? asText(buttonOf(spec)) : undefined,
  }
}

function story(spec: CreativeSpec, { text, headline, imageHash }: PlacementAsset, description: string) {
  if (!spec.link) return { photo_data: { image_hash: imageHash, ...(text && { caption: text }) } }
  return {
    link_data: {
      link: spec.link,
      ...(text && { message: text }),
      ...(headline && { name: headline }),
      ...(description && { description }),
      image_hash: imageHash,
      call_to_action: buttonOf(spec),
    },
  }
}

function buttonOf({ link, callToAction }: CreativeSpec) {
  const type = typeOf(callToAction)
  return type ? { type, value: { link } } : undefined
}

const typeOf = (word: CallToAction) => (word === 'none' ? undefined : word.toUpperCase())

const asText = (value: object | undefined) => value && JSON.stringify(value)

interface Group {
  asset: PlacementAsset
  placements: PlacementAsset['placement'][]
}

/** The placements that say and show the same, in the order in which each first occurs. */
function groupsOf(assets: PlacementAsset[]): Group[] {
  const same = ({ text, headline, imageHash }: PlacementAsset) => JSON.stringify([text, headline, imageHash])
  const groups = Map.groupBy(assets, same)
  return [...groups.values()].flatMap((members) => {
    const [asset] = members
    return asset ? [{ asset, placements: members.map(({ placement }) => placement) }] : []
  })
}

/** Labels are counted, not drawn, so that the same content stays the same creative (reference 1.8). */
function labelled(values: string[], word: string) {
  const labels = new Map<string, { name: string }>()
  for (const value of values) if (value && !labels.has(value)) labels.set(value, { name: `${word}_${labels.size + 1}` })
  return labels
}

function feedOf(spec: CreativeSpec, groups: Group[], description: string) {
  const images = labelled(
    groups.map(({ asset }) => asset.imageHash),
    'image',
  )
  const bodies = labelled(
    groups.map(({ asset }) => asset.text),
    'body',
  )
  const titles = labelled(
    groups.map(({ asset }) => asset.headline),
    'title',
  )
  const labelsOf = ({ text, headline, imageHash }: PlacementAsset) => ({
    image_label: images.get(imageHash),
    body_label: bodies.get(text),
    title_label: titles.get(headline),
  })
  const list = <Key extends string>(labels: Map<string, { name: string }>, key: Key) =>
    [...labels].map(([value, label]) => ({ [key]: value, adlabels: [label] }))
  const type = typeOf(spec.callToAction)
  const rules = groups.map(({ asset, placements }) => ({
    customization_spec: {
      publisher_platforms: networks.filter((network) => placements.some((one) => networkOf(one) === network)),
      ...positionsOf(placements),
    },
    ...labelsOf(asset),
  }))
  // What the platform adds to the places it knows gets what the first of ours gets.
  const rest = groups[0] ? [{ customization_spec: {}, ...labelsOf(groups[0].asset) }] : []
  return {
    optimization_type: 'PLACEMENT',
    ad_formats: ['SINGLE_IMAGE'],
    images: list(images, 'hash'),
    ...(bodies.size > 0 && { bodies: list(bodies, 'text') }),
    ...(titles.size > 0 && { titles: list(titles, 'text') }),
    ...(description && { descriptions: [{ text: description }] }),
    ...(spec.link && { link_urls: [{ website_url: spec.link }] }),
    ...(spec.link && type && { call_to_action_types: [type] }),
    asset_customization_rules: [...rules, ...rest].map((rule, index) => ({ ...rule, priority: index + 1 })),
  }
}

import { captionTooLong, checkAction, checkLink, isCaptionTooLong, profileIn } from './adCreativeRules.ts'
import { invalidAd } from './adErrors.ts'
import { imageFor } from './adImages.ts'
import { type Fields, fieldsOf, objectsOf, textsOf, wordsOf } from './adJson.ts'
import type { AdAccount } from './adRows.ts'
import type { World } from './world.ts'

/** Which list of assets each label of a rule picks from. */
export const lists = {
  image_label: 'images',
  body_label: 'bodies',
  title_label: 'titles',
  link_url_label: 'link_urls',
  description_label: 'descriptions',
  call_to_action_label: 'call_to_actions',
} as const

/** One creative with other pictures and words in other placements (reference 7.5). */
export function checkAssetFeed(world: World, account: AdAccount, spec: Fields): void {
  const feed = fieldsOf(spec.asset_feed_spec)
  const rules = objectsOf(feed.asset_customization_rules)
  if (wordsOf(feed.optimization_type) !== 'PLACEMENT') {
    throw refused('This ad account chooses pictures by placement only.', 'optimization_type')
  }
  const formats = textsOf(feed.ad_formats)
  if (formats.length !== 1) throw refused('Exactly one ad format is needed.', 'ad_formats')
  if (formats[0] !== 'SINGLE_IMAGE' && formats[0] !== 'AUTOMATIC_FORMAT') {
    throw refused('This ad account shows single images only.', 'ad_formats')
  }
  if (rules.length < 2) throw refused('More than one rule is needed.', 'asset_customization_rules')
  const [images, links] = [objectsOf(feed.images), objectsOf(feed.link_urls)]
  if (images.length === 0) throw refused('At least one picture is needed.', 'images', 1487472)
  for (const { hash } of images) imageFor(world, account.id, wordsOf(hash), 'asset_feed_spec.images')
  if (links.length === 0) checkLink('', 'asset_feed_spec.link_urls')
  for (const { website_url } of links) checkLink(wordsOf(website_url), 'asset_feed_spec.link_urls')
  if (objectsOf(feed.descriptions).length > 1) {
    throw refused('The description can’t differ by placement.', 'descriptions')
  }
  for (const type of textsOf(feed.call_to_action_types)) {
    checkAction({ type }, 'asset_feed_spec.call_to_action_types')
  }
  for (const action of objectsOf(feed.call_to_actions)) checkAction(action, 'asset_feed_spec.call_to_actions')
  for (const rule of rules) checkRule(feed, rule, Boolean(profileIn(spec)))
}

function checkRule(feed: Fields, rule: Fields, isOnInstagram: boolean): void {
  for (const [name, list] of Object.entries(lists)) {
    if (!rule[name]) continue
    const label = wordsOf(fieldsOf(rule[name]).name)
    const asset = objectsOf(feed[list]).find((one) => isLabelled(one, label))
    if (!asset) {
      throw refused(`No asset has the label ${label || 'of a rule'}.`, `asset_customization_rules`, 2446173)
    }
    const platforms = textsOf(fieldsOf(rule.customization_spec).publisher_platforms)
    const isSeen = isOnInstagram && (platforms.length === 0 || platforms.includes('instagram'))
    if (list === 'bodies' && isSeen && isCaptionTooLong(wordsOf(asset.text))) {
      throw captionTooLong('asset_feed_spec.bodies')
    }
  }
}

export const isLabelled = (asset: Fields, label: string) =>
  objectsOf(asset.adlabels).some(({ name }) => wordsOf(name) === label)

const refused = (says: string, name: string, subcode?: number) =>
  invalidAd({
    title: 'Invalid assets',
    says,
    blame: `asset_feed_spec.${name}`,
    ...(subcode === undefined ? {} : { subcode }),
  })

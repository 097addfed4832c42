import { notOf } from './adChanges.ts'
import { invalidAd } from './adErrors.ts'
import { type Fields, textsOf } from './adJson.ts'

const platforms = ['facebook', 'instagram', 'threads', 'messenger', 'audience_network', 'whatsapp']
const devices = ['mobile', 'desktop']

const positions: Record<string, string[]> = {
  facebook: [
    'feed',
    'right_hand_column',
    'marketplace',
    'video_feeds',
    'story',
    'search',
    'instream_video',
    'facebook_reels',
    'facebook_reels_overlay',
    'profile_feed',
    'notification',
  ],
  instagram: ['stream', 'story', 'explore', 'explore_home', 'reels', 'profile_feed', 'ig_search', 'profile_reels'],
  threads: ['threads_stream'],
  messenger: ['story', 'sponsored_messages'],
  audience_network: ['classic', 'rewarded_video'],
  whatsapp: ['status'],
}

/** A position and those of which one has to be chosen with it. */
const needs: Record<string, string[]> = {
  'facebook marketplace': ['facebook feed'],
  'facebook search': ['facebook feed'],
  'facebook profile_feed': ['facebook feed'],
  'facebook notification': ['facebook feed'],
  'facebook story': ['facebook feed', 'instagram story'],
  'instagram explore_home': ['instagram explore'],
  'threads threads_stream': ['instagram stream'],
  'whatsapp status': ['instagram story'],
}

const onPhonesOnly = (position: string) =>
  position.startsWith('instagram ') || ['facebook story', 'facebook facebook_reels'].includes(position)

/** The rules of placements (reference 7.4): what goes with what, and on which devices. */
export function checkPlacements(targeting: Fields): void {
  const chosen = known(targeting, 'publisher_platforms', platforms)
  const onDevices = known(targeting, 'device_platforms', devices)
  if (chosen.length === 1 && chosen[0] === 'audience_network') {
    throw refused('Audience Network can’t be chosen alone.', 'publisher_platforms')
  }
  if (chosen.includes('threads') && !chosen.includes('instagram')) {
    throw refused('Threads can only be chosen together with Instagram.', 'publisher_platforms')
  }
  for (const platform of platforms) {
    const listed = known(targeting, `${platform}_positions`, positions[platform] ?? [])
    if (listed.length > 0 && chosen.length > 0 && !chosen.includes(platform)) {
      throw refused(`Positions on ${platform} were chosen, but not ${platform} itself.`, `${platform}_positions`)
    }
  }
  if (textsOf(targeting.facebook_positions).includes('video_feeds')) {
    throw refused('Facebook video feeds are no longer available.', 'facebook_positions', 2490562)
  }
  const all = places(targeting, chosen)
  for (const place of all) {
    const wanted = needs[place]
    if (!wanted || wanted.some((other) => all.includes(other))) continue
    const [platform] = place.split(' ')
    const subcode = place === 'instagram explore_home' ? 2490392 : 1815450
    const says = `${spoken(place)} can only be chosen together with ${wanted.map(spoken).join(' or ')}.`
    throw refused(says, `${platform}_positions`, subcode)
  }
  if (all.includes('messenger sponsored_messages') && all.length > 1) {
    throw refused('Sponsored messages can’t be combined with any other placement.', 'messenger_positions')
  }
  if (onDevices.length === 1 && onDevices[0] === 'desktop' && all.every(onPhonesOnly)) {
    throw refused('None of the chosen placements can be seen on a computer.', 'device_platforms')
  }
  if (onDevices.length === 1 && onDevices[0] === 'mobile' && all.join() === 'facebook right_hand_column') {
    throw refused('The right column can only be seen on a computer.', 'device_platforms')
  }
}

/** `instagram story` and so on: what was listed, and of a platform without a list all it has. */
function places(targeting: Fields, chosen: string[]): string[] {
  return (chosen.length > 0 ? chosen : platforms).flatMap((platform) => {
    const listed = textsOf(targeting[`${platform}_positions`])
    const usual = (positions[platform] ?? []).filter((name) => !['video_feeds', 'sponsored_messages'].includes(name))
    return (listed.length > 0 ? listed : usual).map((name) => `${platform} ${name}`)
  })
}

/** The lists that reads give next to the configured ones. */
export function effectivePlacements(targeting: Fields): Fields {
  const chosen = textsOf(targeting.publisher_platforms)
  const all = places(targeting, chosen)
  const on = textsOf(targeting.device_platforms)
  const shown = all.filter((place) => !(on.join() === 'desktop' && onPhonesOnly(place)))
  const lists = platforms.flatMap((platform) => {
    const names = shown.filter((place) => place.startsWith(`${platform} `)).map((place) => place.split(' ')[1])
    return names.length > 0 ? [[`effective_${platform}_positions`, names]] : []
  })
  return {
    effective_publisher_platforms: platforms.filter((one) => shown.some((place) => place.startsWith(`${one} `))),
    effective_device_platforms: on.length > 0 ? on : devices,
    ...Object.fromEntries(lists),
  }
}

function known(targeting: Fields, name: string, choices: string[]): string[] {
  const given = textsOf(targeting[name])
  const wrong = given.find((one) => !choices.includes(one))
  if (wrong !== undefined) throw notOf(`targeting[${name}]`, choices, wrong)
  return given
}

const spoken = (place: string) =>
  place.replace(/^(\w)(\w*)/, (_, first: string, rest: string) => first.toUpperCase() + rest)

/** 1815450 is a recollection. */
const refused = (says: string, name: string, subcode = 1815450) =>
  invalidAd({ subcode, title: 'Invalid placements', says, blame: `targeting.${name}` })

import { reachesPage, reachesProfile } from './access.ts'
import { notOf } from './adChanges.ts'
import { invalidAd } from './adErrors.ts'
import { imageFor } from './adImages.ts'
import { type Fields, fieldsOf, objectsOf, wordsOf } from './adJson.ts'
import type { AdAccount } from './adRows.ts'
import type { Call } from './call.ts'
import { findPost } from './posts.ts'

/** The words on buttons that an ad with a link or a picture can have. */
const actions =
  'ADD_TO_CART APPLY_NOW ASK_US BOOK_NOW BOOK_TRAVEL BUY BUY_NOW BUY_TICKETS CALL CALL_NOW CONTACT CONTACT_US DONATE DONATE_NOW DOWNLOAD EVENT_RSVP FIND_OUT_MORE FOLLOW_PAGE GET_A_QUOTE GET_DETAILS GET_DIRECTIONS GET_IN_TOUCH GET_OFFER GET_OFFER_VIEW GET_PROMOTIONS GET_QUOTE GET_SHOWTIMES GET_STARTED INQUIRE_NOW INSTALL_APP INSTALL_MOBILE_APP LEARN_MORE LIKE_PAGE LISTEN_NOW MESSAGE_PAGE NO_BUTTON OPEN_LINK ORDER_NOW REQUEST_TIME SEE_MORE SEE_SHOP SELL_NOW SEND_UPDATES SHOP_NOW SIGN_UP START_ORDER SUBSCRIBE USE_APP VIEW_PRODUCT VISIT_WEBSITE WATCH_MORE WATCH_VIDEO WHATSAPP_MESSAGE'.split(
    ' ',
  )

const mostOfCaption = 2200

/** Who speaks, what is shown and where it leads. The numbers of the refusals are recollections but for those of the reference. */
export function checkStory(call: Call, account: AdAccount, spec: Fields): void {
  const story = fieldsOf(spec.object_story_spec)
  checkSpeakers(call, account, spec, story)
  checkAction(fieldsOf(spec.call_to_action), 'call_to_action.type')
  if (spec.object_story_id) checkExisting(call, wordsOf(spec.object_story_id), 'facebook', 'object_story_id')
  else if (spec.source_instagram_media_id) {
    checkExisting(call, wordsOf(spec.source_instagram_media_id), 'instagram', 'source_instagram_media_id')
  } else checkOwn(call, account, spec)
}

/** A post of the ad's own. */
function checkOwn(call: Call, account: AdAccount, spec: Fields): void {
  const story = fieldsOf(spec.object_story_spec)
  const kinds = ['link_data', 'photo_data', 'text_data', 'video_data', 'template_data', 'product_data'].filter(
    (kind) => story[kind],
  )
  if (spec.asset_feed_spec) {
    if (kinds.length === 0) return
    throw refused('With pictures per placement the post itself only says who speaks.', `object_story_spec.${kinds[0]}`)
  }
  const [kind = 'link_data'] = kinds
  const blame = `object_story_spec.${kind}`
  if (kinds.length !== 1) throw refused('An ad shows exactly one of a link, a picture or a text.', blame)
  if (!['link_data', 'photo_data', 'text_data'].includes(kind)) {
    throw refused('This ad account can’t show videos or catalogues.', blame)
  }
  checkData(call, account, { kind, data: fieldsOf(story[kind]), blame, onInstagram: Boolean(profileIn(spec)) })
}

interface Told {
  kind: string
  data: Fields
  blame: string
  onInstagram: boolean
}

function checkData({ world }: Call, account: AdAccount, { kind, data, blame, onInstagram }: Told): void {
  const message = wordsOf(data.message) || wordsOf(data.caption)
  if (onInstagram && [...message].length > mostOfCaption) throw captionTooLong(`${blame}.message`)
  checkAction(fieldsOf(data.call_to_action), `${blame}.call_to_action.type`)
  if (kind === 'text_data') {
    if (!message) throw refused('Write something.', `${blame}.message`)
    if (onInstagram) throw refused('On Instagram an ad needs a picture.', blame)
    return
  }
  if (kind === 'link_data') checkLink(wordsOf(data.link), `${blame}.link`)
  const cards = objectsOf(data.child_attachments)
  if (cards.length === 1 || cards.length > 10) {
    throw refused('A carousel has between 2 and 10 cards.', `${blame}.child_attachments`)
  }
  for (const [index, card] of cards.entries()) {
    checkLink(wordsOf(card.link), `${blame}.child_attachments.${index}.link`)
    if (card.image_hash) {
      imageFor(world, account.id, wordsOf(card.image_hash), `${blame}.child_attachments.${index}.image_hash`)
    }
  }
  if (data.image_hash) imageFor(world, account.id, wordsOf(data.image_hash), `${blame}.image_hash`)
  else if (kind === 'photo_data' || (onInstagram && cards.length === 0 && !data.picture)) {
    throw refused('Choose a picture.', `${blame}.image_hash`, 1487472)
  }
}

/** Nothing but a page of the web can be linked to. */
export function checkLink(link: string, blame: string): void {
  if (!link) {
    throw refused('Say where the ad leads: a link to a website is needed.', blame, 2446383)
  }
  const url = URL.canParse(link) ? new URL(link) : undefined
  if (url && ['http:', 'https:'].includes(url.protocol) && url.hostname.includes('.')) return
  throw refused('The link has to be a whole address of the web, such as https://example.com/cakes.', blame, 1815520)
}

export function checkAction({ type }: Fields, blame: string): void {
  if (type !== undefined && !actions.includes(wordsOf(type))) throw notOf(blame, actions, wordsOf(type))
}

export const captionTooLong = (blame: string) =>
  refused(`On Instagram the text can have at most ${mostOfCaption} characters.`, blame, 2061015)

export const isCaptionTooLong = (text: string) => [...text].length > mostOfCaption

export const profileIn = (spec: Fields): string =>
  wordsOf(fieldsOf(spec.object_story_spec).instagram_user_id) || wordsOf(spec.instagram_user_id)

function checkSpeakers(call: Call, account: AdAccount, spec: Fields, story: Fields): void {
  const pageId = wordsOf(story.page_id)
  if (spec.object_story_spec && !pageId) throw refused('Say which Page speaks.', 'object_story_spec.page_id')
  if (pageId && !reachesPage(call, pageId)) {
    throw refused('You can’t advertise for this Page.', 'object_story_spec.page_id', 1487202)
  }
  const profileId = profileIn(spec)
  if (!profileId || (profileId === account.profileId && reachesProfile(call, profileId))) return
  throw refused(
    'The ad account can’t use this Instagram account.',
    story.instagram_user_id ? 'object_story_spec.instagram_user_id' : 'instagram_user_id',
    1815199,
  )
}

/** A post of one's own that is still there. */
function checkExisting(call: Call, id: string, network: 'facebook' | 'instagram', blame: string): void {
  const post = findPost(call.world, id)
  const reaches = network === 'facebook' ? reachesPage : reachesProfile
  if (post?.network === network && reaches(call, post.accountId)) return
  throw refused('The post doesn’t exist any more, or is not one of yours.', blame, 1487194)
}

const refused = (says: string, blame: string, subcode?: number) =>
  invalidAd({ title: 'Invalid ad creative', says, blame, ...(subcode === undefined ? {} : { subcode }) })

import { contentOf } from './adContents.ts'
import { profileIn } from './adCreativeRules.ts'
import { fieldsOf, read, wordsOf } from './adJson.ts'
import { type AdAccount, type AdRow, type CreativeRow, findCreative, insertRow } from './adRows.ts'
import { newId } from './ids.ts'
import { cleanMessage } from './messages.ts'
import { findPost } from './posts.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

/**
 * Gives a creative what shows it when an ad first uses it: a post that stands on no feed of the Page, and a media of its own on the
 * Profile, to which comments go there (reference 1.10). An existing post of the Page shows itself. Nobody is told by webhook.
 */
export function publishStories(world: World, account: AdAccount, ad: AdRow): void {
  const creative = findCreative(world, ad.creativeId)
  if (!creative || creative.postId || creative.mediaId) return
  const spec = fieldsOf(read(creative.spec))
  const story = fieldsOf(spec.object_story_spec)
  const [postOfPage, media] = [wordsOf(spec.object_story_id), wordsOf(spec.source_instagram_media_id)]
  const pageId = wordsOf(story.page_id) || account.pageId
  const profileId = profileIn(spec) || (media ? (findPost(world, media)?.accountId ?? '') : '')
  const postId = postOfPage || insertStory(world, { account, ad, creative, accountId: pageId, originalId: null })
  // A text without a picture stands on the Page alone.
  const mediaId =
    profileId && insertStory(world, { account, ad, creative, accountId: profileId, originalId: media || null })
  statement<[string, string | null, string], unknown>(
    world,
    'update adCreatives set postId = ?, mediaId = ? where id = ?',
  ).run(postId, mediaId || null, creative.id)
}

interface Story {
  account: AdAccount
  ad: AdRow
  creative: CreativeRow
  /** The Page or Profile that speaks. */
  accountId: string
  originalId: string | null
}

function insertStory(world: World, { account, ad, creative, accountId, originalId }: Story): string {
  const isPage = statement<[string], unknown>(world, 'select 1 from pages where id = ?').get(accountId) !== undefined
  const network = isPage ? 'facebook' : 'instagram'
  const content = contentOf(world, account, fieldsOf(read(creative.spec)), {
    network,
    position: isPage ? 'feed' : 'stream',
  })
  const picture = content.picture ?? content.cards[0]?.picture ?? null
  if (!isPage && !picture) return ''
  const id = isPage ? newId.facebookPost(world, accountId) : newId.instagramMedia(world)
  insertRow(world, 'posts', {
    id,
    network,
    accountId,
    message: cleanMessage(content.text),
    picture,
    ratio: content.ratio,
    kind: picture ? 'photo' : 'status',
    createdAt: world.now().toISOString(),
  })
  insertRow(world, 'ads', { postId: id, id: ad.id, title: content.headline || ad.name, originalId })
  world.happened({ kind: 'post', accountId, postId: id })
  return id
}

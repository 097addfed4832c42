import { type adImages, mostPixels } from '../server/contract/adImages.ts'
import { Problem } from '../server/contract/problem.ts'
import type { MockAdImage } from './advertisingMemory.ts'
import { type MockContext, type MockHandlers, memberOf, personOf } from './context.ts'
import { pairIn } from './linking.ts'
import { changed, instant, newId } from './memory.ts'
import { sizeOfPicture } from './pictureSize.ts'

export const adImagesMocks: MockHandlers<typeof adImages> = {
  listImages: ({ params, query }, context) => {
    const { id } = pairIn(context, params.pairId)
    const mine = context.state.adImages.filter(({ pairId }) => pairId === id)
    mine.sort((one, other) => other.createdAt.localeCompare(one.createdAt))
    const from = Number(query.cursor ?? 0)
    const nextCursor = mine.length > from + query.limit ? String(from + query.limit) : null
    return { items: mine.slice(from, from + query.limit), nextCursor }
  },
  addImage: ({ params, query, file }, context) => {
    const size = sizeOfPicture(file.bytes) ?? (file.type === 'image/webp' ? { width: 1080, height: 1080 } : null)
    if (!size) throw wrongFile('This is no picture that can be read. Choose a JPEG, PNG or WebP file.')
    if (size.width * size.height > mostPixels)
      throw wrongFile('The picture has more than 40 megapixels. Choose a smaller one.')
    const url = `data:${file.type};base64,${btoa(Array.from(file.bytes, (byte) => String.fromCharCode(byte)).join(''))}`
    const known = context.state.adImages.find((one) => one.pairId === params.pairId && one.url === url)
    return known ?? added(context, params.pairId, { name: query.name, url, ...size, postId: null })
  },
  takePostPicture: ({ params, body }, context) => {
    const pair = pairIn(context, params.pairId)
    const known = context.state.adImages.find((one) => one.pairId === pair.id && one.postId === body.postId)
    return known ?? takePicture(context, pair.id, body.postId)
  },
  showImage: ({ params }, context) => {
    const image = context.state.adImages.find(({ id, teamId }) => {
      return id === params.imageId && teamId === memberOf(context).teamId
    })
    const [, type, text] = /^data:(image\/(?:jpeg|png));base64,(.*)$/.exec(image?.url ?? '') ?? []
    if (!image || !text) throw new Problem('not_found', 'Your team has no such picture.')
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
    const kind = type === 'image/png' ? 'image/png' : 'image/jpeg'
    return { name: image.name, type: kind, size: bytes.byteLength, body: oneBite(bytes), lasting: true }
  },
}

async function* oneBite(bytes: Uint8Array) {
  yield bytes
}

/** The picture of a post of the pair. Throws `not_found` for an unknown post and `conflict` for one without a picture. */
export function takePicture(context: MockContext, pairId: string, postId: string): MockAdImage {
  const post = context.state.posts.find((one) => one.id === postId && one.pairId === pairId)
  if (!post) throw new Problem('not_found', 'The pair has no such post.')
  if (!post.pictureUrl) throw new Problem('conflict', 'This post has no picture. Choose another.')
  const name = post.message.slice(0, 60) || 'Picture of a post'
  return added(context, pairId, { name, url: post.pictureUrl, width: 1080, height: 1080, postId })
}

function added(
  context: MockContext,
  pairId: string,
  picture: Pick<MockAdImage, 'name' | 'url' | 'width' | 'height' | 'postId'>,
): MockAdImage {
  const pair = pairIn(context, pairId)
  const made = { createdAt: instant(context.state), createdBy: personOf(context).name }
  const image = { id: newId(), teamId: pair.teamId, pairId: pair.id, ...picture, ...made }
  context.state.adImages.push(image)
  changed(context.state, pair.teamId, { topic: 'adImages', pairId: pair.id, ids: [image.id] })
  return image
}

const wrongFile = (sentence: string) => new Problem('invalid', sentence, { fields: { file: sentence } })

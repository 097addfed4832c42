import type { adImages } from '../contract/adImages.ts'
import type { Handlers } from '../http/context.ts'
import { keepImage, listImages } from './images.ts'
import { takePostPicture } from './postPictures.ts'
import { showImage } from './showing.ts'

export const adImagesRoutes: Handlers<typeof adImages> = {
  listImages: ({ params, query }, context) => listImages(context, params.pairId, query),
  addImage: ({ params, query, file }, context) =>
    keepImage(context, params.pairId, { name: query.name, bytes: file.bytes }),
  takePostPicture: ({ params, body }, context) => takePostPicture(context, params.pairId, body.postId),
  showImage: ({ params, query }, context) => showImage(context, params.imageId, query.width),
}

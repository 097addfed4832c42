import { z } from 'zod'
import { feature } from './endpoint.ts'
import { listOf, Paging } from './list.ts'
import { Instant, Text } from './values.ts'

/** In bytes; what a camera makes is smaller. */
export const largestImage = 30 * 1024 * 1024
/** In pixels: what is larger is refused before it is decoded. */
export const mostPixels = 40_000_000

export const AdImage = z
  .object({
    id: z.string(),
    name: z.string(),
    url: z.string().describe('Where this server shows it; with `?width=` smaller.'),
    width: z.int().describe('In pixels, after it was turned upright.'),
    height: z.int(),
    createdAt: Instant,
    createdBy: z.string(),
  })
  .meta({ id: 'AdImage', description: 'A picture for ads: checked, turned upright, freed of its metadata and kept.' })
export type AdImage = z.infer<typeof AdImage>

export const adImages = feature({
  listImages: {
    method: 'GET',
    path: '/pairs/:pairId/adImages',
    summary: 'The pictures of a pair for ads, newest first',
    access: 'advertise',
    query: Paging,
    response: listOf(AdImage),
  },
  addImage: {
    method: 'POST',
    path: '/pairs/:pairId/adImages',
    summary:
      'Upload a picture: JPEG, PNG or WebP, at most 30 MB and 40 megapixels; the same picture again is the one there is',
    access: 'advertise',
    query: z.object({ name: Text.trim().max(255).default('Picture') }),
    upload: ['image/jpeg', 'image/png', 'image/webp'],
    largest: largestImage,
    status: 201,
    response: AdImage,
  },
  takePostPicture: {
    method: 'POST',
    path: '/pairs/:pairId/adImages/fromPost',
    summary: 'Take the picture of a post of the pair',
    access: 'advertise',
    body: z.object({ postId: z.string().max(128) }),
    status: 201,
    response: AdImage,
  },
  showImage: {
    method: 'GET',
    path: '/adImages/:imageId/file',
    summary: 'The picture itself, or a smaller one',
    access: 'member',
    query: z.object({
      width: z.coerce
        .number()
        .pipe(z.literal([160, 320, 640, 1080]))
        .optional(),
    }),
    download: ['image/jpeg', 'image/png'],
  },
})

import { z } from 'zod'

export const pictureField = 'picture{url}'

/** People and Pages carry their picture as an edge in miniature: `{"picture":{"data":{"url"}}}`. */
export const Picture = z
  .object({ data: z.object({ url: z.string().optional() }).optional() })
  .nullish()
  .catch(null)

export const pictureOf = ({ picture }: { picture?: z.infer<typeof Picture> }): string | null =>
  picture?.data?.url ?? null

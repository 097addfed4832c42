import { z } from 'zod'

/** One page of a list: `nextCursor` is opaque, lasts for minutes, and is null on the last page. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

/** How a list is paged: at most 100 at a time, 50 unless asked. */
export const Paging = z.object({
  cursor: z.string().max(512).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

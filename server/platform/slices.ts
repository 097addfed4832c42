import { z } from 'zod'
import { PlatformFailure } from './failure.ts'
import type { Slice } from './platform.ts'

/**
 * One slice of a remote list. The platform says that there is more by `paging.next`, which carries a token and is never
 * followed: the cursor beside it leads there as well. A slice may be short or empty and still have a next one (reference 2).
 */
export const sliceOf = <T>(item: z.ZodType<T>) =>
  z
    .object({
      data: z.array(item),
      paging: z
        .object({ next: z.string().optional(), cursors: z.object({ after: z.string().optional() }).optional() })
        .optional(),
    })
    // A list that has more but says no cursor would end early without anybody noticing.
    .refine(({ paging }) => !paging?.next || paging.cursors?.after, 'There is more, but no cursor leads there.')
    .transform(
      ({ data, paging }): Slice<T> => ({ items: data, after: paging?.next ? (paging.cursors?.after ?? null) : null }),
    )

const mostSlices = 2000

/** A list slice after slice, for those who fold each as it comes; one that does not come to an end is a failure. */
export async function* slicesOf<T>(
  read: (after: string | null) => Promise<Slice<T>>,
  from: string | null = null,
): AsyncGenerator<T[]> {
  let after = from
  for (let slices = 0; slices < mostSlices; slices += 1) {
    const slice = await read(after)
    yield slice.items
    if (slice.after === null) return
    if (slice.after === after) break
    after = slice.after
  }
  throw new PlatformFailure('platform_unavailable', 'The platform sent a list that has no end.', { outcome: 'unknown' })
}

/** A whole list, never half of one. */
export const readToEnd = async <T>(
  read: (after: string | null) => Promise<Slice<T>>,
  from: string | null = null,
): Promise<T[]> => (await Array.fromAsync(slicesOf(read, from))).flat()

import { renditionOf } from '../advertising/renditions.ts'
import { Problem } from '../contract/problem.ts'
import type { TeamContext } from '../http/context.ts'
import type { Picture } from '../planning/parts.ts'
import { refused } from '../platform/failure.ts'

/** The picture in its ratio, as it is sent. Throws PlatformFailure only: one that is gone will not come back by itself. */
export async function pictureOf(context: TeamContext, { imageId, ratio, crop }: Picture) {
  try {
    return await renditionOf(context, imageId, ratio, crop)
  } catch (error) {
    throw error instanceof Problem ? refused(error.message) : error
  }
}

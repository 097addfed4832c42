import { PlatformFailure } from './failure.ts'

/** What the platform no longer has, or no longer lets us see, as null (100/33 says both, reference 9.1). */
export async function orNull<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read
  } catch (failure) {
    if (failure instanceof PlatformFailure && failure.code === 'not_found') return null
    throw failure
  }
}

import type { z } from 'zod'
import { PlatformFailure } from './failure.ts'
import { failureOf, GraphErrorBody } from './graphErrors.ts'
import type { Usage } from './usage.ts'

export interface Answer {
  status: number
  text: string
  usage: Usage[]
  /** Seconds, as a proxy in between may say them. */
  retryAfter?: number | undefined
}

/**
 * The value of an answer, or the failure that it is. Only a 2xx of the wanted shape is a success: everything that is neither
 * that nor an error in the platform's own words leaves open whether the thing was done.
 */
export function readAnswer<T>(answer: Answer, shape: z.ZodType<T>, hide: (text: string) => string): T {
  const body = jsonOf(answer.text)
  const refused = GraphErrorBody.safeParse(body)
  if (refused.success) throw failureOf(refused.data.error, { hide, pause: pauseOf(answer) })
  if (answer.status === 429) {
    const retryAfter = pauseOf(answer)
    throw new PlatformFailure('rate_limited', 'The platform takes no more calls for now.', {
      outcome: 'rejected',
      retryAfter,
    })
  }
  if (answer.status < 200 || answer.status > 299) throw unclear('The platform has a problem of its own just now.')
  const value = shape.safeParse(body)
  if (!value.success) throw unclear('The platform answered with something that we do not understand.')
  return value.data
}

/** A failure after which nobody knows whether the thing was done. */
export const unclear = (sentence: string) =>
  new PlatformFailure('platform_unavailable', sentence, { outcome: 'unknown' })

function pauseOf({ usage, retryAfter }: Answer): number | undefined {
  return Math.max(retryAfter ?? 0, ...usage.map(({ resumeInSeconds }) => resumeInSeconds ?? 0)) || undefined
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

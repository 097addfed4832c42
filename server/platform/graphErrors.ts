import { z } from 'zod'
import type { ProblemCode } from '../contract/problem.ts'
import { adFieldsOf } from './adErrors.ts'
import { type Outcome, PlatformFailure } from './failure.ts'
import { scopes } from './scopes.ts'
import { MaybeWords } from './shapes.ts'
import { tokenProblem } from './tokenProblems.ts'

/** The platform's error object (reference 9.1); whatever is not as described is as if it were not there. */
export const GraphErrorBody = z.object({
  error: z.object({
    code: z.coerce.number().int(),
    error_subcode: z.coerce.number().int().optional().catch(undefined),
    message: MaybeWords.catch(null),
    is_transient: z.boolean().optional().catch(undefined),
    error_user_msg: MaybeWords.catch(null),
    error_data: z.unknown().optional(),
    fbtrace_id: z.string().optional().catch(undefined),
  }),
})
export type GraphError = z.infer<typeof GraphErrorBody>['error']

const transient = new Set([-2, -1, 1, 2, 99])
const rateLimits = new Set([4, 17, 32, 341, 613])

// Calls while limited extend the block, and the platform does not always say how long it lasts.
const defaultPause = 300

interface Verdict {
  problem: ProblemCode
  sentence: string
  outcome?: Outcome
}

/**
 * Meta's numbers in our words (reference 9.1): the code decides, not the HTTP status.
 * `hide` takes secrets out of foreign sentences, since the platform quotes malformed tokens; `pause` is in seconds.
 */
export function failureOf(
  error: GraphError,
  { hide, pause = defaultPause }: { hide: (text: string) => string; pause: number | undefined },
): PlatformFailure {
  const { problem, outcome = 'rejected', ...verdict } = verdictOn(error)
  const sentence = hide(verdict.sentence)
  return new PlatformFailure(problem, sentence, {
    fields: problem === 'refused_by_platform' ? adFieldsOf(error, sentence) : undefined,
    outcome,
    code: error.code,
    subcode: error.error_subcode,
    trace: error.fbtrace_id,
    retryAfter: problem === 'rate_limited' ? pause : undefined,
  })
}

function verdictOn(error: GraphError): Verdict {
  const { code, error_subcode: subcode } = error
  const ofOurs = (problem: ProblemCode, outcome?: Outcome) => ({ problem, sentence: sentences[problem] ?? '', outcome })
  if (isAboutTheApp(error)) return { problem: 'refused_by_platform', sentence: wrongApp }
  if (code === 102 || code === 190) return { problem: 'reconnect_required', sentence: tokenProblem(subcode) }
  // A spam-like text is refused with the code of the app's rate limit (reference 5.5).
  if (code === 4 && subcode === 2207051) return { problem: 'refused_by_platform', sentence: refusal(error) }
  if (rateLimits.has(code) || (code >= 80_000 && code < 80_100)) return ofOurs('rate_limited')
  if (transient.has(code)) return ofOurs('platform_unavailable', 'unknown')
  if ((code === 100 && subcode === 33) || code === 24) return ofOurs('not_found')
  const unsendable = privately(code, subcode)
  if (unsendable) return unsendable
  if (code === 10 || (code >= 200 && code <= 299)) {
    return { problem: 'refused_by_platform', sentence: missingRight(error) }
  }
  if (code === 368) return { problem: 'refused_by_platform', sentence: blocked }
  // Said of a copy: what an earlier attempt with an unknown end was to do is most likely done.
  if (code === 506) return ofOurs('conflict', 'unknown')
  if (error.is_transient) return ofOurs('platform_unavailable', 'unknown')
  return { problem: 'refused_by_platform', sentence: refusal(error) }
}

// The numbers 10900, 10901 and 10903 are recollection.
function privately(code: number, subcode: number | undefined): Verdict | undefined {
  if (code === 10900) return { problem: 'conflict', sentence: answeredPrivately }
  if (code === 10901) return { problem: 'refused_by_platform', sentence: tooOldForPrivate }
  if (code === 10 && subcode === 2018278) return { problem: 'refused_by_platform', sentence: windowClosed }
  const cannotReceive = code === 551 || code === 10903 || (code === 200 && subcode === 1545041)
  return cannotReceive ? { problem: 'refused_by_platform', sentence: takesNoMessages } : undefined
}

const answeredPrivately = 'This comment was answered privately already, and the platform allows that once.'
const tooOldForPrivate = 'This comment is too old: the platform takes a private reply within 7 days of it.'
const windowClosed = 'The time in which the platform lets you write to this person is over.'
const takesNoMessages = 'This person cannot receive messages from you.'

const sentences: Partial<Record<ProblemCode, string>> = {
  rate_limited: 'The platform takes no more calls for now. Tandem carries on as soon as it does.',
  platform_unavailable: 'The platform has a problem of its own just now.',
  not_found: 'The platform no longer has this, or no longer lets us see it.',
  conflict: 'The platform says that the same words have just been posted.',
}
const wrongApp =
  'The platform does not know our app by its secret: META_APP_ID and META_APP_SECRET must be those of one app.'
const blocked = 'The platform has blocked this account for a while. Rest for some hours before you try again.'

// Said under several codes, even that of a passing problem, of which it is none.
const isAboutTheApp = ({ code, message }: GraphError) =>
  code === 101 || code === 104 || /appsecret_proof|client secret/i.test(message ?? '')

function missingRight(error: GraphError): string {
  const text = error.message ?? ''
  const scope = scopes.find(({ permission }) => text.includes(permission))
  if (scope) return `${scope.loses} Connect again and give the permission ${scope.permission}.`
  return refusal(error)
}

/** The platform's own sentence for people where there is one: it is localised and knows best (reference 9.1). */
const refusal = ({ error_user_msg, message }: GraphError) =>
  (error_user_msg || withoutNumber(message) || 'The platform refused it and gave no reason.').slice(0, 500)

/** `(#100) Param limit …` without the number, which means nothing to a reader. */
const withoutNumber = (message: string | null) => {
  const words = message?.replace(/^\(#-?\d+\)\s*/, '').trim()
  return words ? `The platform refused it: ${words}` : ''
}

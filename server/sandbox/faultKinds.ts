import { invalidToken } from './authenticate.ts'
import { GraphError } from './graphError.ts'
import { limited } from './usage.ts'

/** Every bad day that can be asked for, with the words the console says it in. */
export const faultKinds = {
  'expired-token': 'The call is refused as if the token had expired (190/463)',
  'missing-scope': 'The call is refused as if a permission had been taken back (10)',
  'rate-4': 'The app has made too many calls (4)',
  'rate-17': 'The person has made too many calls (17)',
  'rate-32': 'The Page has taken too many calls (32)',
  'rate-613': 'This kind of call was made too often (613)',
  'rate-80001': 'The Page has taken too many calls (80001)',
  'rate-80002': 'The Profile has taken too many calls (80002)',
  'rate-80004': 'The ad account has taken too many calls (80004)',
  'rate-4-after': 'The call does its work and is then refused with code 4, as the platform has been seen to do',
  '5xx-before': 'The platform fails with 500 and has done nothing',
  '5xx-after': 'The call does its work, but the answer is a 500',
  hang: 'No answer ever comes and nothing was done',
  'hang-after': 'The call does its work, but no answer ever comes',
  truncated: 'The call does its work, but the answer breaks off in the middle',
  'html-502': 'A gateway answers with an HTML page and nothing was done',
  'webhook-duplicate': 'The notice of the next change is sent twice',
  'webhook-late': 'The notice of the next change is held back for a minute',
  'webhook-shuffled': 'The notice of the next change is overtaken by later ones',
} as const

export type FaultKind = keyof typeof faultKinds

export const isFaultKind = (text: unknown): text is FaultKind =>
  typeof text === 'string' && Object.hasOwn(faultKinds, text)

/** Whether the call does its work before it goes wrong. */
export const isAfterEffect = (kind: FaultKind) => kind.endsWith('-after') || kind === 'truncated'

/** The refusal that a kind answers with; undefined for kinds that do not answer in Graph's shape. */
export function refusalOf(kind: FaultKind): GraphError | undefined {
  if (kind === 'expired-token') {
    return invalidToken('Error validating access token: Session has expired on Thursday, 01-Jan-26 00:00:00 PST.', 463)
  }
  if (kind === 'missing-scope') {
    return new GraphError({
      code: 10,
      status: 403,
      message: '(#10) Application does not have permission for this action',
    })
  }
  if (kind === '5xx-before' || kind === '5xx-after') {
    return new GraphError({
      code: 2,
      status: 500,
      transient: true,
      message: 'An unexpected error has occurred. Please retry your request later.',
    })
  }
  const [, code] = /^rate-(\d+)/.exec(kind) ?? []
  return code ? limited(Number(code), 3) : undefined
}

import { unclear } from './answers.ts'
import { PlatformFailure } from './failure.ts'

// All of these happen before a byte of the request has left: the name, the connection, the handshake.
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** What a call that got no answer is: surely not done when nothing left this machine, unknown otherwise. */
export function failureWithoutAnswer(error: unknown): PlatformFailure {
  if (error instanceof PlatformFailure) return error
  if (neverLeft.has(codeOf(error))) {
    return new PlatformFailure('platform_unavailable', 'The platform cannot be reached.', { outcome: 'rejected' })
  }
  const late = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
  return unclear(late ? 'The platform took too long to answer.' : 'The connection to the platform broke off.')
}

/** `fetch` hides what happened in the cause of its TypeError. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause)
}

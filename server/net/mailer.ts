import { createTransport } from 'nodemailer'
import { Problem } from '../contract/problem.ts'
import type { Secret } from '../vault/secret.ts'

export interface Letter {
  to: string
  subject: string
  text: string
  html: string
  /** Without the angle brackets; the same for the same letter, so that one that came twice is seen to be one. */
  messageId: string
  headers: Record<string, string>
}

/** The one door through which mail leaves. */
export interface Mailer {
  /**
   * Throws `platform_unavailable` when the server took nothing, `refused_by_platform` when it does not want this letter,
   * and any other Error when nobody knows whether it took it.
   */
  send(letter: Letter): Promise<void>
  close(): void
}

export interface MailSettings {
  url: Secret
  /** `Tandem <desk@example.com>` */
  from: string
}

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

export function createMailer({ url, from }: MailSettings): Mailer {
  const transport = createTransport({
    url: url.reveal(),
    ...timeouts,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: async ({ to, messageId, ...letter }) => {
      try {
        await transport.sendMail({ ...letter, from, to: { name: '', address: to }, messageId: `<${messageId}>` })
      } catch (error) {
        throw understood(error)
      }
    },
    close: () => transport.close(),
  }
}

/** Before the letter itself has left nothing can have been taken; afterwards only an answer tells. */
function understood(error: unknown) {
  const { code = '', syscall, message = '', responseCode = 0 } = error as MailError
  if (responseCode >= 500) return new Problem('refused_by_platform', 'The mail server does not take this letter.')
  const tookNothing = responseCode >= 400 || syscall === 'connect' || early.has(code) || neverMet.test(message)
  return tookNothing ? new Problem('platform_unavailable', 'The mail server takes no letters now.') : error
}

interface MailError {
  code?: string
  syscall?: string
  message?: string
  responseCode?: number
}

const early = new Set(['EDNS', 'EAUTH', 'ETLS', 'EENVELOPE', 'ENOAUTH', 'EOAUTH2'])
const neverMet = /^(?:Connection timeout|Greeting never received)/

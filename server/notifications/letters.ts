import { sentenceOf } from '../contract/notifications.ts'
import type { TeamContext } from '../http/context.ts'
import type { Letter } from '../net/mailer.ts'
import type { Told } from './due.ts'
import { farewellOf } from './farewells.ts'
import { pathOf } from './places.ts'

interface Content {
  personId: string
  to: string
  letterId: string
  teamName: string
  told: Told[]
  pairs: Map<string, string>
}

/** A digest as a letter: in plain text and in plain HTML, with a way out that takes one press (RFC 8058). */
export function letterOf(context: TeamContext, content: Content): Letter {
  const { to, letterId, teamName, told, pairs } = content
  const { publicUrl } = context.settings
  const token = farewellOf(context, content.personId)
  const leave = `${publicUrl}/unsubscribe/${token}`
  const lines = told.map((one) => ({
    what: `${sentenceOf(one)} · ${pairs.get(one.pairId ?? '') ?? teamName}`,
    said: one.what,
    url: `${publicUrl}${pathOf(one)}`,
  }))
  const heading = `${told.length} new for you at ${oneLine(teamName)}`
  return {
    to,
    messageId: `${letterId}@${new URL(publicUrl).hostname}`,
    subject: heading,
    text: textOf(heading, lines, leave),
    html: htmlOf(heading, lines, leave),
    headers: {
      'List-Unsubscribe': `<${publicUrl}/api/mail-farewells/${token}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
  }
}

interface Line {
  what: string
  said: string
  url: string
}

const why = 'You get this because you asked for a digest. End it with one press:'

const textOf = (heading: string, lines: Line[], leave: string) =>
  [
    heading,
    ...lines.map(({ what, said, url }) => [oneLine(what), oneLine(said), url].join('\n')),
    `${why}\n${leave}`,
  ].join('\n\n')

function htmlOf(heading: string, lines: Line[], leave: string) {
  const items = lines.map(
    ({ what, said, url }) =>
      `<li style="margin-bottom:12px"><a href="${escaped(url)}"><bdi>${escaped(what)}</bdi></a><br><bdi>${escaped(said)}</bdi></li>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(heading)}</title><body style="font-family:sans-serif"><h1 style="font-size:18px">${escaped(heading)}</h1><ul>${items.join('')}</ul><p>${why} <a href="${escaped(leave)}">no more digests</a></p></body></html>`
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Names and remarks are whatever somebody wrote. */
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')

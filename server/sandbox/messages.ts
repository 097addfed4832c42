import type { Actor } from './actors.ts'
import { badParameter } from './graphError.ts'

/** Trimmed, whole characters, and without the NUL that no database of the platform keeps. */
export function cleanMessage(message: string): string {
  return message.replaceAll('\0', '').toWellFormed().trim()
}

/**
 * What each network lets one say in a comment. Instagram is stricter with its API than with people in its own app
 * (reference 5.1). The lengths of Facebook and of people's Instagram comments, and that a few capitals such as "OK"
 * pass, are recollection.
 */
export function checkedMessage(actor: Actor, raw: string): string {
  const message = cleanMessage(raw)
  const limit = actor.network === 'facebook' ? 8000 : actor.kind === 'profile' ? 300 : 2200
  if (!message) throw badParameter('The parameter message is required')
  if ([...message].length > limit) throw badParameter(`The comment is longer than ${limit} characters`)
  if (actor.kind === 'profile') checkInstagramApiRules(message)
  return message
}

function checkInstagramApiRules(message: string) {
  const cased = [...message].filter((letter) => letter.toLowerCase() !== letter.toUpperCase())
  if ((message.match(/#[\p{L}\p{N}_]/gu) ?? []).length > 4) throw badParameter('A comment may hold at most 4 hashtags')
  if ((message.match(/https?:\/\//gi) ?? []).length > 1) throw badParameter('A comment may hold at most 1 URL')
  if (cased.length > 3 && cased.every((letter) => letter === letter.toUpperCase())) {
    throw badParameter('A comment may not be all capital letters')
  }
}

/** The usernames that a text calls with @, in small letters. */
export const namesIn = (text: string): string[] =>
  [...text.matchAll(/@([\w.]*\w)/g)].map(([, username]) => username?.toLowerCase() ?? '')

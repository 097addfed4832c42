import { createHmac, timingSafeEqual } from 'node:crypto'
import { Problem } from '../contract/problem.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { changed } from '../live/changes.ts'
import { keepChoices, settingsOf } from './settings.ts'

/** What a letter's way out holds: whose digest it ends, signed, since whoever presses it is not signed in. */
export function farewellOf({ cookieKey, teamId }: TeamContext, personId: string) {
  const content = Buffer.from(JSON.stringify([teamId, personId])).toString('base64url')
  return `${content}.${signatureOf(cookieKey, content)}`
}

/** Ends the digest, as often as it is pressed; everything else stays as chosen. Throws `not_found` for a token that is not ours. */
export async function endMail(given: Context, token: string) {
  const owner = ownerIn(given.cookieKey, token)
  if (!owner) throw new Problem('not_found', 'This link is not one of ours, or not all of it arrived.')
  const context = onBehalfOf(given, owner.teamId)
  await write(context.db, async (trx) => {
    await changed(trx, context, 'notifications', null, [owner.personId])
    const { version, choices } = await settingsOf(trx, context, owner.personId)
    if (!Object.values(choices.kinds).some(({ mail }) => mail)) return
    const kinds = Object.entries(choices.kinds).map(([kind, channels]) => [kind, { ...channels, mail: false }])
    await keepChoices(trx, context, owner.personId, version, { ...choices, kinds: Object.fromEntries(kinds) })
  })
}

/** Nobody is signed in, so that what a request says of its person and team cannot be asked. */
function onBehalfOf(given: Context, teamId: string): TeamContext {
  const { db, platform, vault, hub, outbound, mailer, log, clock, newId, fault, settings, cookieKey, now } = given
  return { db, platform, vault, hub, outbound, mailer, log, clock, newId, fault, settings, cookieKey, now, teamId }
}

function ownerIn(key: string, token: string): { teamId: string; personId: string } | null {
  const [content = '', signature = ''] = token.split('.')
  const expected = Buffer.from(signatureOf(key, content))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const [teamId, personId] = JSON.parse(Buffer.from(content, 'base64url').toString()) as [string, string]
  return { teamId, personId }
}

/** A key of its own, so that nothing that was signed for a cookie passes here. */
function signatureOf(key: string, content: string) {
  const own = createHmac('sha256', key).update('mail farewells').digest()
  return createHmac('sha256', own).update(content).digest('base64url')
}

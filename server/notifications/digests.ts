import { Problem } from '../contract/problem.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import { addressOf } from '../http/session.ts'
import type { EffectKind, WorkKind } from '../jobs/kinds.ts'
import { enqueue } from '../jobs/queue.ts'
import { PlatformFailure } from '../platform/failure.ts'
import { memberOf, pairNames, takeDue, unreadOf } from './due.ts'
import { letterOf } from './letters.ts'
import { promiseDigest, settingsOf } from './settings.ts'

/**
 * At one of a person's digest times: promises the letter, if there is anything to tell, and the next digest. Both are one
 * transaction with taking what is due, so that a killed worker doubles nothing.
 */
export const digestKind: WorkKind<{ personId: string }> = {
  lane: 'insights',
  work: async (given, { personId }) => {
    const context = { ...given, now: given.clock() }
    const { choices } = await settingsOf(context.db, context, personId)
    if (!(await memberOf(context, personId))) return
    await write(context.db, async (trx) => {
      await promiseDigest(trx, context, personId, choices)
      if (!context.mailer) return
      const told = await takeDue(trx, context, personId, 'mailDue')
      if (told.length === 0) return
      await enqueue(trx, context, {
        kind: 'notifications.mail',
        lane: 'insights',
        subject: `mail ${personId}`,
        payload: { personId, letterId: context.newId(), notificationIds: told.map(({ id }) => id) },
      })
    })
  },
}

interface Digest {
  personId: string
  letterId: string
  notificationIds: string[]
}

/** Mail cannot be looked up: a letter of which nobody knows whether it left is not written twice. The list has what it told. */
export const mailKind: EffectKind<Digest> = {
  lane: 'insights',
  perform: async (context, digest) => {
    await send(context, digest)
    return { remoteId: null }
  },
  confirm: async () => 'undecidable',
  settle: async (_trx, context, { letterId }, { state }) => {
    if (state === 'refused' || state === 'needs_you') context.log.warn({ letterId, state }, 'a digest did not arrive')
  },
}

async function send(context: TeamContext, { personId, letterId, notificationIds }: Digest) {
  const member = await memberOf(context, personId)
  const told = await unreadOf(context, notificationIds)
  const to = member && addressOf(member.email)
  if (!member || !to || told.length === 0) return
  const pairs = await pairNames(context, told)
  const letter = letterOf(context, { personId, to, letterId, teamName: member.teamName, told, pairs })
  try {
    await context.mailer?.send(letter)
  } catch (error) {
    if (!(error instanceof Problem)) throw new PlatformFailure('platform_unavailable', unsure, { outcome: 'unknown' })
    throw new PlatformFailure(error.code, error.message, { outcome: 'rejected' })
  }
}

const unsure = 'The mail server did not say whether it took the letter.'

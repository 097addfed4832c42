import type { z } from 'zod'
import type { NewSending } from '../server/contract/moderation.ts'
import { Problem } from '../server/contract/problem.ts'
import type { Delivery } from '../server/contract/threads.ts'
import { instant, type MockComment, type MockThread, type State } from './memory.ts'

interface Promised {
  delivery: Delivery | null
}

const furthestDays = 75

export function checkSendAt(state: State, sendAt: string) {
  const days = (Date.parse(sendAt) - state.now().getTime()) / (24 * 3600_000)
  if (days > 0 && days <= furthestDays) return
  const title = days > 0 ? 'Choose a time within the next 75 days.' : 'This time is over. Choose a later one.'
  throw new Problem('invalid', title, { fields: { sendAt: title } })
}

/** How a new reply waits: for the time asked for, for the pair's window, or not at all. */
export function waitingOf(
  state: State,
  { pairId }: MockThread,
  sendAt?: string,
  action: 'reply' | 'private_reply' = 'reply',
): Delivery {
  const seconds = state.pairs.find(({ id }) => id === pairId)?.sendWindowSeconds ?? 0
  const begin = { action, problem: null, message: null } as const
  if (sendAt) return { ...begin, state: 'scheduled', sendsAt: sendAt }
  if (seconds === 0) return { ...begin, state: 'sending', sendsAt: null }
  return { ...begin, state: 'waiting', sendsAt: instant(state, -seconds / 60) }
}

/** Goes on when its time has come, unless it was taken back or put off meanwhile. */
export function whenDue(state: State, about: Promised, goOn: () => void) {
  const sendsAt = about.delivery?.sendsAt
  if (!sendsAt) return
  const longestTimer = 2 ** 31 - 1
  const ms = Math.min(longestTimer, Math.max(0, Date.parse(sendsAt) - state.now().getTime()))
  setTimeout(() => {
    if (about.delivery?.sendsAt !== sendsAt) return
    if (sendsAt <= state.now().toISOString()) goOn()
    else whenDue(state, about, goOn)
  }, ms)
}

/** It was never said: it is forgotten, and its words go back to where they came from. */
export function takeBack<P extends Promised>(all: P[], about: P): P {
  checkWaits(about)
  all.splice(all.indexOf(about), 1)
  return Object.assign(about, { delivery: null })
}

export function changeWaiting(state: State, about: MockComment, { message, sendAt }: z.output<typeof NewSending>) {
  checkWaits(about)
  if (sendAt) checkSendAt(state, sendAt)
  if (message !== undefined) about.message = message
  const delivery = about.delivery
  if (sendAt !== undefined && delivery)
    about.delivery = { ...delivery, state: sendAt ? 'scheduled' : 'sending', sendsAt: sendAt ?? instant(state) }
  return about
}

function checkWaits({ delivery }: Promised) {
  if (delivery?.state === 'waiting' || delivery?.state === 'scheduled') return
  throw new Problem('conflict', 'It is on its way already, so it cannot be held back any more.')
}

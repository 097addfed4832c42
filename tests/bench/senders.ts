import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { noticeOf } from './notices.ts'
import { openWire } from './wire.ts'

// Sends signed notices at a steady pace, from a thread of its own: whoever measures beside it is not held up.
export interface Sending {
  port: number
  pageId: string
  postIds: string[]
  perSecond: number
  seconds: number
}

export interface Sent {
  accepted: number
  seconds: number
}

const wires = 32
const { port, pageId, postIds, perSecond, seconds } = workerData as Sending

const began = performance.now()
const end = began + seconds * 1000
let accepted = 0
let given = 0

/** Whoever is free sends what is due. What cannot be sent in time is not sent later in a burst. */
async function send() {
  const wire = await openWire(port)
  while (performance.now() < end) {
    const due = Math.floor(((performance.now() - began) / 1000) * perSecond)
    given = Math.max(given, due - perSecond)
    if (given >= due) await sleep(1)
    else {
      given += 1
      const { status } = await wire.ask(noticeOf(pageId, postIds[given % postIds.length] ?? ''))
      if (status !== 200) throw new Error(`A notice was answered with ${status}.`)
      accepted += 1
    }
  }
  wire.close()
}

await Promise.all(Array.from({ length: wires }, send))
parentPort?.postMessage({ accepted, seconds: (performance.now() - began) / 1000 } satisfies Sent)

import { EventEmitter } from 'node:events'
import { afterCommit } from '../db/write.ts'
import type { Hub } from './hub.ts'

/** The hub of a single process: an emitter that speaks after the commit. */
export function createLocalHub(): Hub {
  const emitter = new EventEmitter().setMaxListeners(0)
  return {
    announce: async (trx, topic) => afterCommit(trx, () => emitter.emit(topic)),
    listen: (topic, listener) => {
      emitter.on(topic, listener)
      return () => emitter.off(topic, listener)
    },
    close: async () => {
      emitter.removeAllListeners()
    },
  }
}

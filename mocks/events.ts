import type { z } from 'zod'
import type { Streamed } from '../server/contract/endpoint.ts'

/** Writes messages as server-sent events; ends with the messages, and lets go of them when the reader leaves. */
export function eventStream(schema: z.ZodType, messages: AsyncIterable<Streamed<unknown>>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const iterator = messages[Symbol.asyncIterator]()
  return new ReadableStream({
    start(controller) {
      // A first byte opens the connection at once; a browser waits for it before it says so.
      controller.enqueue(encoder.encode('retry: 1000\n\n'))
    },
    async pull(controller) {
      const { value, done } = await iterator.next()
      if (done) return controller.close()
      const data = JSON.stringify(schema.parse(value.data))
      controller.enqueue(encoder.encode(`id: ${value.id}\ndata: ${data}\n\n`))
    },
    cancel() {
      // Not awaited: a feed on which nothing happens would answer only at its next change.
      void iterator.return?.()
    },
  })
}

import { useRef } from 'react'

/**
 * The `Idempotency-Key` of what a form is about to send: the same for every retry of the same content, so that a
 * second press after a lost answer does nothing twice, and a new one as soon as the content differs.
 */
export function useSendKey() {
  const sent = useRef<{ content: string; key: string } | undefined>(undefined)
  return {
    keyFor(content: unknown) {
      const text = JSON.stringify(content)
      if (sent.current?.content !== text) sent.current = { content: text, key: crypto.randomUUID() }
      return sent.current.key
    },
    forget() {
      sent.current = undefined
    },
  }
}

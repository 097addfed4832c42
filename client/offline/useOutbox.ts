import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { Errand } from './errand.ts'
import { outboxOf } from './outbox.ts'

const nothing: Errand[] = []

/** What waits to go out, in the order it was made, and what one can do about it. */
export function useOutbox() {
  const outbox = outboxOf(useQueryClient())
  const errands = useSyncExternalStore(outbox?.subscribe ?? never, outbox?.read ?? (() => nothing))
  return { outbox, errands }
}

const never = () => () => undefined

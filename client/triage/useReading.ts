import { useEffect, useRef } from 'react'
import type { ThreadRow } from '../../server/contract/threads.ts'

/** Whoever opens a thread has read it, and reads what comes while it is open; whoever marks it as unread means that. */
export function useReading({ id, unreadSince, activeAt }: ThreadRow, read: () => void) {
  const seen = useRef('')
  useEffect(() => {
    const now = `${id} ${activeAt}`
    if (seen.current === now || document.hidden) return
    seen.current = now
    if (unreadSince) read()
  })
}

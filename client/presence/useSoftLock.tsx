import { useRef, useState } from 'react'
import { SoftLock } from './SoftLock.tsx'
import { useColleagues, usePresence, useTyping } from './usePresence.ts'

/**
 * Presence in one thread, and the lock that is not one: while somebody else writes an answer it says so, and asks once
 * before a second one goes out. `maySend` is asked before sending; `typed` is told at every key.
 */
export function useSoftLock(pairId: string, threadId: string) {
  const { typing, typed, ceased } = useTyping()
  usePresence(threadId, typing)
  const writing = useColleagues(pairId, threadId).filter(({ state }) => state === 'typing')
  const [asked, setAsked] = useState(false)
  const [waved, setWaved] = useState<string>()
  const anyway = useRef<HTMLButtonElement>(null)

  // Waving one colleague through says nothing of the next one who begins to write.
  const who = writing.map(({ person }) => person.id).join(' ')
  const held = who !== '' && waved !== who
  const maySend = () => {
    if (!held) {
      ceased()
      return true
    }
    setAsked(true)
    anyway.current?.focus()
    return false
  }
  const wave = () => {
    setWaved(who)
    setAsked(false)
  }
  const notice = who !== '' && (
    <SoftLock writing={writing} held={held} asked={asked && held} anyway={anyway} onAnyway={wave} />
  )
  return { notice, maySend, typed }
}

import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { PresenceState } from '../../server/contract/presence.ts'
import { api, query } from '../api.ts'
import { useDesk } from '../layout/desk.ts'
import { heartbeatMs, useAttending } from '../layout/useAttending.ts'

/** Somebody who has not touched a key for so long is thinking, or has gone for coffee. */
const typingMs = 10_000

/** Who else of the team is where, longest there first. A tab that died is noticed by asking again. */
export function useColleagues(pairId: string, threadId?: string) {
  const me = useDesk().person?.id
  const { data } = useQuery({
    ...query(api.presence.listPresence, { params: { pairId } }),
    refetchInterval: ({ state }) => (state.data?.items.some(({ person }) => person.id !== me) ? heartbeatMs : false),
    throwOnError: false,
  })
  const others = data?.items.filter(({ person }) => person.id !== me) ?? []
  return threadId === undefined ? others : others.filter((one) => one.threadId === threadId)
}

/** Tells the team whether one reads or types in the thread. */
export function usePresence(threadId: string, typing: boolean) {
  useAttending<PresenceState>({
    scope: 'presence',
    place: threadId,
    doing: typing ? 'typing' : 'reading',
    back: 'reading',
    urgent: typing,
    tell: (at, now) => {
      const params = { threadId: at }
      return now
        ? api.presence.showPresence({ params, body: { state: now.doing } })
        : api.presence.endPresence({ params })
    },
  })
}

/** Whether a key was touched within the last ten seconds; `typed` is called at each, `ceased` when the text is sent. */
export function useTyping() {
  const [typing, setTyping] = useState(false)
  const ending = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(ending.current), [])
  const ceased = () => {
    clearTimeout(ending.current)
    setTyping(false)
  }
  const typed = () => {
    clearTimeout(ending.current)
    ending.current = setTimeout(ceased, typingMs)
    setTyping(true)
  }
  return { typing, typed, ceased }
}

import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { PresenceState } from '../../server/contract/presence.ts'
import { api, query } from '../api.ts'
import { useDesk } from '../layout/desk.ts'

const heartbeatMs = 20_000
/** Who only passes through a thread is not worth a word to the team. */
export const passingMs = 400
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

/**
 * Tells the team that one is here for as long as the thread is open and the tab is looked at. What is told goes out
 * in its order, so that a farewell never overtakes a greeting.
 */
export function usePresence(threadId: string, typing: boolean) {
  const { mutate } = useMutation({
    scope: { id: 'presence' },
    mutationFn: ({ at, state }: { at: string; state: PresenceState | null }) => {
      const params = { threadId: at }
      return state ? api.presence.showPresence({ params, body: { state } }) : api.presence.endPresence({ params })
    },
  })
  const state = typing ? 'typing' : 'reading'
  /** The thread that the team was told of. */
  const told = useRef<string>(undefined)
  useEffect(() => {
    const tell = () => {
      if (document.hidden) return
      told.current = threadId
      mutate({ at: threadId, state })
    }
    const arriving = setTimeout(tell, state === 'typing' ? 0 : passingMs)
    const beating = setInterval(tell, heartbeatMs)
    return () => {
      clearTimeout(arriving)
      clearInterval(beating)
    }
  }, [mutate, threadId, state])
  useEffect(() => {
    const leave = () => {
      if (told.current) mutate({ at: told.current, state: null })
      told.current = undefined
    }
    const onVisibility = () => {
      if (document.hidden) return leave()
      told.current = threadId
      mutate({ at: threadId, state: 'reading' })
    }
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      document.removeEventListener('visibilitychange', onVisibility)
      leave()
    }
  }, [mutate, threadId])
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

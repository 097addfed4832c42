import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'

/** The server forgets a tab that missed two turns. */
export const heartbeatMs = 20_000
/** Who only passes through is not worth a word to the team. */
export const passingMs = 400

interface Attending<Doing> {
  scope: string
  place: string
  doing: Doing
  /** What one does there on coming back to the tab. */
  back: Doing
  /** To be told at once. */
  urgent?: boolean
  /** Null for having left. */
  tell: (place: string, now: { doing: Doing } | null) => Promise<void>
}

/**
 * Tells the team that one is here for as long as the place is open and the tab is looked at. What is told goes out
 * in its order, so that a farewell never overtakes a greeting.
 */
export function useAttending<Doing>({ scope, place, doing, back, urgent = false, tell }: Attending<Doing>) {
  const { mutate } = useMutation({
    scope: { id: scope },
    mutationFn: ({ at, now }: { at: string; now: { doing: Doing } | null }) => tell(at, now),
  })
  /** The place that the team was told of. */
  const told = useRef<string>(undefined)
  const again = useRef(back)
  useEffect(() => {
    again.current = back
  }, [back])
  useEffect(() => {
    const beat = () => {
      if (document.hidden) return
      told.current = place
      mutate({ at: place, now: { doing } })
    }
    const arriving = setTimeout(beat, urgent ? 0 : passingMs)
    const beating = setInterval(beat, heartbeatMs)
    return () => {
      clearTimeout(arriving)
      clearInterval(beating)
    }
  }, [mutate, place, doing, urgent])
  useEffect(() => {
    const leave = () => {
      if (told.current) mutate({ at: told.current, now: null })
      told.current = undefined
    }
    const onVisibility = () => {
      if (document.hidden) return leave()
      told.current = place
      mutate({ at: place, now: { doing: again.current } })
    }
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      document.removeEventListener('visibilitychange', onVisibility)
      leave()
    }
  }, [mutate, place])
}

import { useEffect, useRef } from 'react'

export interface Action {
  name: string
  key: string
  act: () => void
}

const offered = new Set<{ current: Action[] }>()

/** What can be done with what is on the screen now: the palette offers it besides the places. */
export const actionsNow = (): Action[] => [...offered].flatMap(({ current }) => current)

/** Offers actions to the palette for as long as the component is on the screen. */
export function useActions(actions: Action[]) {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    offered.add(latest)
    return () => void offered.delete(latest)
  }, [])
}

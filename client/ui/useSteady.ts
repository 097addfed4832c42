import { useCallback, useLayoutEffect, useRef } from 'react'

/** The newest version of a callback under an identity that stays, so that who is given it is not drawn again for its sake. */
export function useSteady<A extends unknown[], R>(act: (...given: A) => R): (...given: A) => R {
  const newest = useRef(act)
  useLayoutEffect(() => {
    newest.current = act
  })
  return useCallback((...given: A) => newest.current(...given), [])
}

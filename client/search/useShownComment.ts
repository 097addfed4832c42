import { useEffect } from 'react'
import { useLocation } from 'react-router'

/** Brings the comment that the address names into sight, once the thread is there. */
export function useShownComment() {
  const { hash } = useLocation()
  useEffect(() => {
    if (!hash.startsWith('#comment-')) return
    const comment = document.getElementById(decodeURIComponent(hash.slice(1)))
    comment?.scrollIntoView({ block: 'center' })
    comment?.focus({ preventScroll: true })
  }, [hash])
}

import { useEffect } from 'react'

/** Names the tab after the screen: what a list of tabs, the history and a screen reader say first. */
export function useTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · Tandem`
  }, [title])
}

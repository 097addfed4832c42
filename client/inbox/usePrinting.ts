import { useSyncExternalStore } from 'react'
import { useActions } from '../ui/actions.ts'
import { keys } from '../ui/keys.ts'

/** Offers the open thread to the printer. The key is the browser's own; what goes on paper is in `print.css`. */
export const usePrinting = () => useActions([{ name: 'Print the thread', key: keys.print, act: () => window.print() }])

let printed = false

function subscribe(tell: () => void) {
  const become = (next: boolean) => () => {
    printed = next
    tell()
  }
  const [begin, end] = [become(true), become(false)]
  window.addEventListener('beforeprint', begin)
  window.addEventListener('afterprint', end)
  return () => {
    window.removeEventListener('beforeprint', begin)
    window.removeEventListener('afterprint', end)
  }
}

/** Whether the page is on its way to the printer: then all that was read is drawn, not only what is in sight. */
export const useIsPrinted = () => useSyncExternalStore(subscribe, () => printed)

import { useActions } from '../ui/actions.ts'
import { keys } from '../ui/keys.ts'

/** Offers the open thread to the printer. The key is the browser's own; what goes on paper is in `print.css`. */
export const usePrinting = () => useActions([{ name: 'Print the thread', key: keys.print, act: () => window.print() }])

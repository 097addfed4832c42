const choice = 'tandem.customer'
const column = '(min-width: 1340px)'

/** Whether the customer's card is open: in a column it stays as it was left, over the thread it begins closed. */
export const paneChoice = {
  isColumn: () => window.matchMedia(column).matches,
  read: () => paneChoice.isColumn() && localStorage.getItem(choice) !== 'closed',
  /** Calls back when the window has become wide enough for a column, or too narrow; answers how to stop. */
  watch: (turned: () => void) => {
    const query = window.matchMedia(column)
    query.addEventListener('change', turned)
    return () => query.removeEventListener('change', turned)
  },
  keep: (open: boolean) => {
    if (paneChoice.isColumn()) localStorage.setItem(choice, open ? 'open' : 'closed')
  },
}

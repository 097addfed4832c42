const choice = 'tandem.customer'

/** Whether the customer's card is open: in a column it stays as it was left, over the thread it begins closed. */
export const paneChoice = {
  isColumn: () => window.matchMedia('(min-width: 1340px)').matches,
  read: () => paneChoice.isColumn() && localStorage.getItem(choice) !== 'closed',
  keep: (open: boolean) => {
    if (paneChoice.isColumn()) localStorage.setItem(choice, open ? 'open' : 'closed')
  },
}

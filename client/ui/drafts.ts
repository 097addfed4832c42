/** What was typed but not sent, so that neither a reload nor a failure loses it. */
export const drafts = {
  read: (store: Storage, name: string) => store.getItem(draftName(name)) ?? '',
  keep(store: Storage, name: string, text: string) {
    if (text) store.setItem(draftName(name), text)
    else store.removeItem(draftName(name))
  },
}

const draftName = (name: string) => `tandem.draft.${name}`

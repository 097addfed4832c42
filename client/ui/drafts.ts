import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

/** What was typed but not sent, so that neither a reload nor a failure loses it. */
export const drafts = {
  read: (store: Storage, name: string) => store.getItem(draftName(name)) ?? '',
  keep(store: Storage, name: string, text: string) {
    if (text) store.setItem(draftName(name), text)
    else store.removeItem(draftName(name))
    for (const tell of listeners) tell()
  },
}

const draftName = (name: string) => `tandem.draft.${name}`

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** A draft of this browser in a field: whoever gives words back to it, even from elsewhere, is seen at once. */
export function useDraft(name: string) {
  const text = useSyncExternalStore(subscribe, () => drafts.read(localStorage, name))
  return [text, (next: string) => drafts.keep(localStorage, name, next)] as const
}

/** Gives words back that were not sent, ahead of what has been typed since. */
export function giveBack(name: string, message: string) {
  const newer = drafts.read(localStorage, name)
  drafts.keep(localStorage, name, newer && newer !== message ? `${message}\n\n${newer}` : message)
}

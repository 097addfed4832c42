import { createContext, type RefObject, use, useEffect, useRef } from 'react'

/** Every key of the product and what it does, in the order the key sheet tells them. */
export const keys = {
  next: 'j',
  previous: 'k',
  open: 'Enter',
  back: 'Escape',
  done: 'e',
  select: 'x',
  selectRange: 'X',
  selectAll: '*',
  snooze: 'h',
  label: 'l',
  assign: 'a',
  assignMe: 'i',
  priority: '!',
  unread: 'u',
  note: 'n',
  reply: 'r',
  privately: 'p',
  send: 'Ctrl+Enter',
  savedReplies: ';',
  suggestions: ['1', '2', '3'],
  edit: 'w',
  block: 'b',
  hide: 'v',
  like: 'f',
  delete: '#',
  quiet: 'q',
  reread: 'y',
  wentOut: '1',
  sendAgain: '2',
  drop: '3',
  customer: 'c',
  export: 'd',
  print: 'Ctrl+P',
  undo: 'z',
  inbox: 'g i',
  campaigns: 'g c',
  newCampaign: 'n',
  settings: 'g s',
  notifications: 'g n',
  outbox: 'g o',
  search: '/',
  palette: 'Ctrl+K',
  sheet: '?',
} as const

/** Where the key for searching leads while it is on the screen; elsewhere it opens the palette. */
export const searchFieldId = 'search-field'

const switchName = 'tandem.keys'

/** Keys without a modifier can be switched off, for people who speak or stumble onto the keyboard (WCAG 2.1.4). */
export const singleKeys = {
  areOn: () => localStorage.getItem(switchName) !== 'off',
  turn: (on: boolean) => localStorage.setItem(switchName, on ? 'on' : 'off'),
}

/** Whether what is inside hears no keys just now, for it is about to make room for something else. */
export const HeldKeysContext = createContext<RefObject<boolean>>({ current: false })

/**
 * Listens for keys such as `j` or `g i` while the component is on the screen, but never while somebody types. `ahead` is
 * for what lies over the rest of the screen for a while: its keys mean what it says, whatever they mean below it.
 */
export function useKeys(bindings: Record<string, () => void>, { ahead = false }: { ahead?: boolean } = {}) {
  const current = useRef(bindings)
  const held = use(HeldKeysContext)
  useEffect(() => {
    current.current = bindings
  })
  useEffect(() => {
    let before = ''
    const listen = (event: KeyboardEvent) => {
      const leader = before
      before = ''
      if (held.current || event.defaultPrevented || isMeantElsewhere(event) || !singleKeys.areOn()) return
      if (event.repeat && !walking.includes(event.key)) return
      const act = leader ? current.current[`${leader} ${event.key}`] : current.current[event.key]
      if (act) {
        event.preventDefault()
        act()
      } else if (!leader && event.key === 'g') before = 'g'
    }
    window.addEventListener('keydown', listen, { capture: ahead })
    return () => window.removeEventListener('keydown', listen, { capture: ahead })
  }, [ahead, held])
}

/** What goes on while its key is held down; everything else happens once. */
const walking: string[] = [keys.next, keys.previous]

const typing = 'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="dialog"], [role="menu"]'

function isMeantElsewhere({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent) {
  if (ctrlKey || metaKey || altKey) return true
  // It takes the focus only after it stands there.
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return true
  if (!(target instanceof HTMLElement)) return false
  if (target.closest(typing)) return true
  return key === 'Enter' && target.closest('a, button') !== null
}

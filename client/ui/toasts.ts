/** A word about what just happened, at the edge of the screen. */
export interface Toast {
  id: number
  text: string
  tone: 'plain' | 'problem'
  undo?: () => void
}

let toasts: Toast[] = []
let nextId = 1
const listeners = new Set<() => void>()

function change(next: Toast[]) {
  toasts = next
  for (const tell of listeners) tell()
}

export const toastStore = {
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  read: () => toasts,
}

/** The newest three are shown; the newest that can be undone is what `z` undoes. */
export function say(text: string, { undo, tone = 'plain' }: Partial<Pick<Toast, 'undo' | 'tone'>> = {}) {
  const toast = { id: nextId++, text, undo, tone }
  change([...toasts, toast].slice(-3))
  return toast.id
}

export const dismiss = (id: number) => change(toasts.filter((toast) => toast.id !== id))

export const dismissAll = () => change([])

export function undo(toast = toasts.findLast((candidate) => candidate.undo)) {
  if (!toast?.undo) return
  dismiss(toast.id)
  toast.undo()
}

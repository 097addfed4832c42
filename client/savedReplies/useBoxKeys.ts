import { type RefObject, useEffect, useRef } from 'react'
import type { SavedReply } from '../../server/contract/savedReplies.ts'
import { keys } from '../ui/keys.ts'

interface BoxKeys {
  replies: SavedReply[]
  pick: () => void
  take: (place: number) => void
  expand: (reply: SavedReply, language: string | null, range: [number, number]) => void
}

const places: readonly string[] = keys.suggestions

/** Keys while somebody writes: `;` on an empty line, Tab behind `/shortcut`, and the suggestions with Ctrl or Cmd. */
export function useBoxKeys(box: RefObject<HTMLTextAreaElement | null>, handlers: BoxKeys) {
  const current = useRef(handlers)
  useEffect(() => {
    current.current = handlers
  })
  useEffect(() => {
    const field = box.current
    const listen = (event: KeyboardEvent) => {
      if (!field || event.isComposing || event.altKey) return
      const act = event.ctrlKey || event.metaKey ? suggested(event.key) : written(event, field)
      if (!act) return
      event.preventDefault()
      act()
    }
    const suggested = (key: string) => {
      const place = places.indexOf(key)
      return place < 0 ? undefined : () => current.current.take(place)
    }
    const written = ({ key, shiftKey }: KeyboardEvent, field: HTMLTextAreaElement) => {
      if (key === keys.savedReplies && isOnEmptyLine(field)) return current.current.pick
      const named = key === 'Tab' && !shiftKey && shortcutBehind(field, current.current.replies)
      return named ? () => current.current.expand(named.reply, null, named.range) : undefined
    }
    field?.addEventListener('keydown', listen)
    return () => field?.removeEventListener('keydown', listen)
  }, [box])
}

function isOnEmptyLine({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) {
  const before = value.slice(0, selectionStart)
  const after = value.slice(selectionEnd)
  return (before === '' || before.endsWith('\n')) && (after === '' || after.startsWith('\n'))
}

/** The saved reply whose shortcut stands before the caret, and where it stands with its slash. */
function shortcutBehind({ value, selectionStart }: HTMLTextAreaElement, replies: SavedReply[]) {
  const shortcut = /(?:^|\s)\/([\p{L}\p{M}\p{N}_-]{1,32})$/u.exec(value.slice(0, selectionStart))?.[1]
  const reply = replies.find((one) => one.shortcut !== null && one.shortcut === shortcut?.toLowerCase())
  if (!reply || shortcut === undefined) return undefined
  const range: [number, number] = [selectionStart - shortcut.length - 1, selectionStart]
  return { reply, range }
}

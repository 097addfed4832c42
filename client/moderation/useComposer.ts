import { type RefObject, useEffect } from 'react'
import { flushSync } from 'react-dom'
import { openIn } from '../../server/contract/variables.ts'
import type { Composer, SavedSource } from '../threads/composer.ts'
import { drafts } from '../ui/drafts.ts'

interface Written {
  box: RefObject<HTMLTextAreaElement | null>
  /** The name its text is kept under. */
  draft: string
  text: string
  write: (text: string) => void
}

/** The reply being written as its helpers see it, and what it was made from, kept over a reload like the text itself. */
export function useComposer({ box, draft, text, write }: Written) {
  const kept = `${draft}.source`
  useEffect(() => {
    if (!text) drafts.keep(localStorage, kept, '')
  }, [text, kept])

  const composer: Composer = {
    box,
    insert: (inserted, source, range) => {
      const field = box.current
      const before = field?.value ?? text
      const [start, end] = range ?? [field?.selectionStart ?? before.length, field?.selectionEnd ?? before.length]
      if (source) drafts.keep(localStorage, kept, JSON.stringify(source))
      // On the page before the caret is set, which would otherwise jump to the end.
      flushSync(() => write(before.slice(0, start) + inserted + before.slice(end)))
      const [open] = openIn(inserted)
      field?.focus()
      field?.setSelectionRange(start + (open?.start ?? inserted.length), start + (open?.end ?? inserted.length))
    },
  }
  const source = {
    /** What goes along with the reply; the next one begins with nothing. */
    take: (): SavedSource => {
      const taken = drafts.read(localStorage, kept)
      drafts.keep(localStorage, kept, '')
      return taken ? JSON.parse(taken) : {}
    },
    /** For a reply that came back. */
    giveBack: (taken: SavedSource) => drafts.keep(localStorage, kept, JSON.stringify(taken)),
  }
  return { composer, source }
}

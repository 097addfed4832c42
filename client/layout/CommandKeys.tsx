import { lazy, Suspense, useEffect } from 'react'
import { keys, searchFieldId, useKeys } from '../ui/keys.ts'

const CommandPalette = lazy(() => import('./CommandPalette.tsx').then((m) => ({ default: m.CommandPalette })))
const KeySheet = lazy(() => import('./KeySheet.tsx').then((m) => ({ default: m.KeySheet })))

type Opened = 'palette' | 'sheet' | null

/** The palette and the key sheet: fetched the first time somebody asks for them. */
export function CommandKeys({ opened, onOpen }: { opened: Opened; onOpen: (what: Opened) => void }) {
  const find = () => {
    const field = document.getElementById(searchFieldId)
    if (field) field.focus()
    else onOpen('palette')
  }
  useKeys({ [keys.search]: find, [keys.sheet]: () => onOpen('sheet') })
  useEffect(() => {
    // With Ctrl or Cmd it also works while somebody types.
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      onOpen('palette')
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [onOpen])
  if (!opened) return null
  return (
    <Suspense fallback={null}>
      {opened === 'palette' && <CommandPalette onClose={() => onOpen(null)} onSheet={() => onOpen('sheet')} />}
      {opened === 'sheet' && <KeySheet onClose={() => onOpen(null)} />}
    </Suspense>
  )
}

import { useCallback, useEffect, useRef, useState } from 'react'

const wrong = '[aria-invalid="true"], .mantine-InputWrapper-error, [role="alert"]'
const field = 'input, textarea, select'

/** For a form that is long: its ref, and what takes whoever sent it to the first field that is wrong. */
export function useFocusWrong() {
  const form = useRef<HTMLFormElement>(null)
  const [times, setTimes] = useState(0)
  useEffect(() => {
    if (times === 0) return
    const first = form.current?.querySelector<HTMLElement>(wrong)
    const target = first?.matches(field) ? first : first?.parentElement?.querySelector<HTMLElement>(field)
    target?.focus()
  }, [times])
  // Counted, so that it happens after what is wrong is on the screen.
  const focusWrong = useCallback(() => setTimes((before) => before + 1), [])
  return { form, focusWrong }
}

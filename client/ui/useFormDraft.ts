import { useState } from 'react'
import { drafts } from './drafts.ts'

const isSecret = (field: string) => /password/i.test(field)

/** The values of a form, kept in this tab over a reload under the form's name; a password is never written down. */
export function useFormDraft(name: string, initial: Record<string, string> = {}) {
  const [values, setValues] = useState<Record<string, string>>(() => ({ ...initial, ...readDraft(name) }))
  return {
    values,
    change(field: string, value: string) {
      const next = { ...values, [field]: value }
      setValues(next)
      const open = Object.entries(next).filter(([key]) => !isSecret(key))
      drafts.keep(sessionStorage, name, JSON.stringify(Object.fromEntries(open)))
    },
    forget() {
      drafts.keep(sessionStorage, name, '')
      setValues(initial)
    },
  }
}

function readDraft(name: string): Record<string, string> {
  try {
    return JSON.parse(drafts.read(sessionStorage, name) || '{}')
  } catch {
    return {}
  }
}

import { createContext, use } from 'react'

export interface FormFields {
  values: Record<string, string>
  problems: Record<string, string>
  change: (name: string, value: string) => void
}

export const FormContext = createContext<FormFields | null>(null)

/** One field of the form around it: what it holds, what is wrong with it, and how to change it. */
export function useField(name: string) {
  const form = use(FormContext)
  if (!form) throw new Error(`The field "${name}" stands outside of a Form.`)
  return {
    value: form.values[name] ?? '',
    problem: form.problems[name],
    change: (value: string) => form.change(name, value),
  }
}

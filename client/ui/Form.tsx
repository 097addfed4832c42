import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import type { z } from 'zod'
import { fieldProblems, Problem } from '../../server/contract/problem.ts'
import styles from './Form.module.css'
import { FormContext } from './formFields.ts'
import { ProblemNote } from './ProblemNote.tsx'
import { useFormDraft } from './useFormDraft.ts'
import { useSendKey } from './useSendKey.ts'

interface FormProps<S extends z.ZodType> {
  /** The contract's own schema, so that browser and server agree on every word. */
  schema: S
  /** Where the draft is kept over a reload; passwords never are. */
  name: string
  initial?: Record<string, string>
  submitLabel: string
  /** The key stays the same while the same content is sent again. */
  onSubmit: (body: z.output<S>, key: string) => Promise<unknown>
  children: ReactNode
  beside?: ReactNode
}

export function Form<S extends z.ZodType>({
  schema,
  name,
  initial,
  submitLabel,
  onSubmit,
  children,
  beside,
}: FormProps<S>) {
  const form = useRef<HTMLFormElement>(null)
  const draft = useFormDraft(name, initial)
  const sendKey = useSendKey()
  const [problems, setProblems] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState<unknown>()
  const [sending, setSending] = useState(false)

  const showProblems = (found: Record<string, string>) => {
    setProblems(found)
    const first = Object.keys(found)[0]
    form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setFailure(undefined)
    // From the fields themselves, since one that nobody touched is empty rather than absent.
    const parsed = schema.safeParse(form.current && Object.fromEntries(new FormData(form.current)))
    if (!parsed.success) return showProblems(fieldProblems(parsed.error))
    setProblems({})
    setSending(true)
    try {
      await onSubmit(parsed.data, sendKey.keyFor(parsed.data))
      sendKey.forget()
      draft.forget()
    } catch (error) {
      const fields = error instanceof Problem ? error.fields : undefined
      const shown = Object.keys(fields ?? {}).some((field) => form.current?.querySelector(`[name="${field}"]`))
      if (fields) showProblems(fields)
      if (!shown) setFailure(error)
    } finally {
      setSending(false)
    }
  }
  const change = (field: string, value: string) => {
    draft.change(field, value)
    setProblems(({ [field]: _mended, ...others }) => others)
  }

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <FormContext value={{ values: draft.values, problems, change }}>{children}</FormContext>
      {failure !== undefined && <ProblemNote error={failure} />}
      <div className={styles.actions}>
        <Button type="submit" loading={sending}>
          {submitLabel}
        </Button>
        {beside}
      </div>
    </form>
  )
}

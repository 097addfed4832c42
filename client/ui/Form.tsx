import { Button } from '@mantine/core'
import { schemaResolver } from '@mantine/form'
import { type ReactNode, useRef, useState } from 'react'
import type { z } from 'zod'
import { Problem } from '../../server/contract/problem.ts'
import styles from './Form.module.css'
import { formDraft } from './formDraft.ts'
import { FormProvider, useFormOf } from './formFields.ts'
import { ProblemNote } from './ProblemNote.tsx'
import { useSendKey } from './useSendKey.ts'

interface FormProps<S extends z.ZodObject> {
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

export function Form<S extends z.ZodObject>(props: FormProps<S>) {
  const { schema, name, initial, submitLabel, onSubmit, children, beside } = props
  const element = useRef<HTMLFormElement>(null)
  const sendKey = useSendKey()
  const [failure, setFailure] = useState<unknown>()
  const blank = { ...blankOf(schema), ...initial }
  const form = useFormOf({
    initialValues: { ...blank, ...formDraft.read(name) },
    validate: schemaResolver(schema, { sync: true }),
    onValuesChange: (values) => formDraft.keep(name, values),
  })

  const fieldOf = (field: string | undefined) => element.current?.querySelector<HTMLElement>(`[name="${field}"]`)
  const focusFirst = (problems: object) => fieldOf(Object.keys(problems)[0])?.focus()
  const send = async (values: Record<string, string>) => {
    const body = schema.parse(values)
    setFailure(undefined)
    try {
      await onSubmit(body, sendKey.keyFor(body))
      sendKey.forget()
      form.setValues(blank)
      formDraft.forget(name)
    } catch (error) {
      const fields = error instanceof Problem ? (error.fields ?? {}) : {}
      form.setErrors(fields)
      focusFirst(fields)
      if (!Object.keys(fields).some(fieldOf)) setFailure(error)
    }
  }

  return (
    <FormProvider form={form}>
      <form ref={element} className={styles.form} onSubmit={form.onSubmit(send, focusFirst)} noValidate>
        {children}
        {failure !== undefined && <ProblemNote error={failure} />}
        <div className={styles.actions}>
          <Button type="submit" loading={form.submitting}>
            {submitLabel}
          </Button>
          {beside}
        </div>
      </form>
    </FormProvider>
  )
}

const blankOf = (schema: z.ZodObject) => Object.fromEntries(Object.keys(schema.shape).map((field) => [field, '']))

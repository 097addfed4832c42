import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { linesOf } from './ruleForm.ts'

interface WordsFieldProps {
  label: string
  value: string[]
  error?: string | undefined
  onChange: (words: string[]) => void
}

/** Words or phrases, one a line. What is typed stays as it is, also between two lines. */
export function WordsField({ label, value, error, onChange }: WordsFieldProps) {
  const [text, setText] = useState(value.join('\n'))
  const shown = linesOf(text).join('\n') === value.join('\n') ? text : value.join('\n')
  return (
    <Textarea
      label={label}
      description="One a line"
      rows={3}
      value={shown}
      error={error}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        onChange(linesOf(currentTarget.value))
      }}
    />
  )
}

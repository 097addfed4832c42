import { PasswordInput, TextInput } from '@mantine/core'
import { useField } from './formFields.ts'

interface TextFieldProps {
  name: string
  label: string
  type?: 'text' | 'email' | 'password'
  autoComplete?: string
  description?: string
  autoFocus?: boolean
}

export function TextField({ name, type = 'text', ...rest }: TextFieldProps) {
  const { value, problem, change } = useField(name)
  const Input = type === 'password' ? PasswordInput : TextInput
  return (
    <Input
      {...rest}
      {...(type === 'password' ? {} : { type })}
      name={name}
      value={value}
      error={problem}
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}

import { PasswordInput, TextInput } from '@mantine/core'
import { useFormFields } from './formFields.ts'

interface TextFieldProps {
  name: string
  label: string
  type?: 'text' | 'email' | 'password'
  autoComplete?: string
  description?: string
  autoFocus?: boolean
}

export function TextField({ name, type = 'text', ...rest }: TextFieldProps) {
  const form = useFormFields()
  const Input = type === 'password' ? PasswordInput : TextInput
  return <Input {...rest} {...(type === 'password' ? {} : { type })} {...form.getInputProps(name)} name={name} />
}

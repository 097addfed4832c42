import { NativeSelect } from '@mantine/core'
import { useFormFields } from './formFields.ts'

interface SelectFieldProps {
  name: string
  label: string
  options: { value: string; label: string }[]
}

export function SelectField({ name, label, options }: SelectFieldProps) {
  const form = useFormFields()
  return <NativeSelect {...form.getInputProps(name)} name={name} label={label} data={options} />
}

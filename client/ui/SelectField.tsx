import { NativeSelect } from '@mantine/core'
import { useField } from './formFields.ts'

interface SelectFieldProps {
  name: string
  label: string
  options: { value: string; label: string }[]
}

export function SelectField({ name, label, options }: SelectFieldProps) {
  const { value, problem, change } = useField(name)
  return (
    <NativeSelect
      name={name}
      label={label}
      data={options}
      value={value}
      error={problem}
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}

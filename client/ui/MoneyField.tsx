import { TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { plainMoney, readMoney } from '../../server/contract/money.ts'

interface MoneyFieldProps {
  label: string
  description?: ReactNode
  placeholder?: string
  currency: string
  /** In the smallest amounts. */
  amount: number | null
  /** What the rules say of it. */
  error?: string | undefined
  onChange: (amount: number | null) => void
  onBlur?: () => void
}

/** An amount as people write it, "12,50" or "1 250.5"; what cannot be read stays in the field and says why. */
export function MoneyField(props: MoneyFieldProps) {
  const { label, description, placeholder, currency, amount, error, onChange, onBlur } = props
  const [typed, setTyped] = useState(amount === null ? '' : plainMoney(amount, currency))
  const read = typed.trim() === '' ? { amount: null } : readMoney(typed, currency)
  const meant = 'problem' in read ? null : read.amount
  // Changed from elsewhere: by a colleague, an earlier version, or a button.
  if (meant !== amount && !('problem' in read)) setTyped(amount === null ? '' : plainMoney(amount, currency))
  if ('problem' in read && amount !== null) setTyped(plainMoney(amount, currency))
  return (
    <TextInput
      label={label}
      description={description}
      placeholder={placeholder}
      inputMode="decimal"
      autoComplete="off"
      maxLength={30}
      rightSection={<span aria-hidden="true">{currency}</span>}
      rightSectionWidth={52}
      value={typed}
      error={'problem' in read ? read.problem : error}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value)
        const now = value.trim() === '' ? { amount: null } : readMoney(value, currency)
        onChange('problem' in now ? null : now.amount)
      }}
      onBlur={() => {
        if (amount !== null) setTyped(plainMoney(amount, currency))
        onBlur?.()
      }}
    />
  )
}

import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { keys, searchFieldId } from '../ui/keys.ts'
import type { CampaignSearch } from './campaignsQuery.ts'

const settleMs = 200

/** Finds campaigns by a part of their name; what is looked for stands in the address. */
export function CampaignSearchField({ search }: { search: CampaignSearch }) {
  const [, setParams] = useSearchParams()
  const [typed, setTyped] = useState(search.text)
  const [given, setGiven] = useState(search.text)
  // Changed from elsewhere: by the way back, or by leaving a search.
  if (given !== search.text) {
    setGiven(search.text)
    if (search.text !== typed.trim()) setTyped(search.text)
  }
  const settle = useDebouncedCallback((text: string) => {
    setParams(
      (before) => {
        if (text) before.set('text', text)
        else before.delete('text')
        return before
      },
      { replace: true },
    )
  }, settleMs)
  return (
    <TextInput
      id={searchFieldId}
      type="search"
      aria-label="Search the campaigns"
      placeholder={`Search by name (${keys.search})`}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      maxLength={100}
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value)
        settle(value.trim())
      }}
    />
  )
}

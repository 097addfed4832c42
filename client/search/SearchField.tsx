import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { type InboxSearch, paths } from '../paths.ts'
import { longestText } from '../threads/search.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { keys, searchFieldId } from '../ui/keys.ts'
import { hitLinks } from './HitLine.tsx'
import styles from './SearchField.module.css'

interface SearchFieldProps {
  pairId: string
  threadId: string | undefined
  search: InboxSearch
}

const pauseMs = 200

/** What is typed is looked for when one pauses, in everything unless a view was chosen; emptied, it gives the list back. */
export const SearchField = memo(function SearchField({ pairId, threadId, search }: SearchFieldProps) {
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(search.text ?? '')
  // Somebody went back, or came by the palette: what is being typed is newer than any address.
  useEffect(() => {
    if (document.activeElement !== input.current) setTyped(search.text ?? '')
  }, [search.text])

  const look = (text: string) => {
    const next = wanted(search, text)
    const to = threadId ? paths.thread(pairId, threadId, next) : paths.inbox(pairId, next)
    // Each search is one step back, however it was typed.
    void navigate(to, { replace: search.text !== undefined })
  }
  const lookSoon = useDebouncedCallback(look, pauseMs)
  const change = (text: string) => {
    setTyped(text)
    if (text.trim() !== (search.text ?? '')) lookSoon(text.trim())
  }
  const clear = () => {
    setTyped('')
    lookSoon.cancel()
    look('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      clear()
      input.current?.blur()
    }
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
    event.preventDefault()
    if (lookSoon.isPending()) lookSoon.flush()
    else hitLinks()[0]?.focus()
  }
  return (
    <search className={styles.field}>
      <TextInput
        ref={input}
        id={searchFieldId}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        aria-label="Search comments, people and posts"
        placeholder="Search comments, people, posts"
        maxLength={longestText}
        value={typed}
        onChange={({ currentTarget }) => change(currentTarget.value)}
        onKeyDown={onKeyDown}
        leftSection={<IconSearch size={16} stroke={1.8} aria-hidden="true" />}
        rightSection={
          typed ? (
            <CloseButton size="sm" aria-label="Clear the search" onClick={clear} />
          ) : (
            <KeyHint keys={keys.search} />
          )
        }
      />
    </search>
  )
})

function wanted(search: InboxSearch, text: string): InboxSearch {
  const { text: before, by, ...rest } = search
  if (text) return { ...rest, by, text, view: before === undefined && rest.view === 'open' ? 'all' : rest.view }
  return { ...rest, view: rest.view === 'all' ? 'open' : rest.view }
}

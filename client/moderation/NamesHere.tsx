import { UnstyledButton } from '@mantine/core'
import type { RefObject } from 'react'
import type { Thread } from '../../server/contract/threads.ts'
import styles from './ReplyBox.module.css'

interface NamesHereProps {
  thread: Thread
  text: string
  onText: (text: string) => void
  field: RefObject<HTMLTextAreaElement | null>
}

const mostNames = 5

/** After an `@` at the end of what is typed: who has written in this thread. The names go in as plain words. */
export function NamesHere({ thread, text, onText, field }: NamesHereProps) {
  const begun = /(?:^|\s)@([\p{L}\p{N}._]*)$/u.exec(text)?.[1]
  if (begun === undefined) return null
  const people = thread.comments.filter(({ author }) => !author.us).map(({ author }) => author.name)
  const wanted = begun.toLocaleLowerCase()
  const names = [...new Set(people)].filter((name) => name.toLocaleLowerCase().startsWith(wanted)).slice(0, mostNames)
  if (names.length === 0 || names[0] === begun) return null
  const choose = (name: string) => {
    const at = thread.network === 'instagram' ? '@' : ''
    onText(`${text.slice(0, text.length - begun.length - 1)}${at}${name} `)
    field.current?.focus()
  }
  return (
    <ul className={styles.names} aria-label="Names in this thread">
      {names.map((name) => (
        <li key={name}>
          <UnstyledButton onClick={() => choose(name)}>
            <bdi>{name}</bdi>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}

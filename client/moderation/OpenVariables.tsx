import { Button } from '@mantine/core'
import { type RefObject, useEffect, useRef } from 'react'
import type { Variable } from '../../server/contract/variables.ts'
import { MarkedText } from '../ui/MarkedText.tsx'
import styles from './OpenVariables.module.css'
import type { OpenVariablesState } from './useOpenVariables.ts'

const why: Record<Variable, string> = {
  name: 'The network does not say who wrote this.',
  fullName: 'The network does not say who wrote this.',
  post: 'The post has no text.',
  shopLink: 'Nobody has said yet where the shop is; the settings of saved replies have a place for it.',
  page: 'The Page has no name.',
  me: 'You have no name here.',
}

/** Why a reply cannot go yet: something in braces is still in it. */
export function OpenVariables({ open }: { open: OpenVariablesState }) {
  if (!open.stopping) return null
  const names = [...new Set(open.variables.map(({ variable }) => variable))]
  return (
    <div className={styles.note} role="alert">
      {names.map((name) => (
        <p key={name}>
          <mark>{`{${name}}`}</mark> has no value. {why[name]}
        </p>
      ))}
      <div className={styles.ways}>
        <Button size="compact-xs" variant="default" onClick={open.show}>
          Write it myself
        </Button>
        <Button size="compact-xs" variant="default" onClick={open.keepAsWritten}>
          It may stay as it is
        </Button>
      </div>
    </div>
  )
}

/** Lies under the letters of the field and marks what has no value: a text field cannot do it by itself. */
export function OpenMarks({ text, box }: { text: string; box: RefObject<HTMLTextAreaElement | null> }) {
  const marks = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const field = box.current
    const follow = () => marks.current?.scrollTo({ top: field?.scrollTop ?? 0 })
    follow()
    field?.addEventListener('scroll', follow)
    return () => field?.removeEventListener('scroll', follow)
  }, [box])
  return (
    <div ref={marks} className={styles.marks} aria-hidden="true" dir="auto">
      <MarkedText text={text} />
    </div>
  )
}

import { useState } from 'react'
import styles from './Face.module.css'

interface FaceProps {
  name: string
  pictureUrl?: string | null
  size?: 24 | 28 | 36 | 48
  square?: boolean
}

/** A person's or an account's picture, or their initials on a colour of their own; the name stands beside it. */
export function Face({ name, pictureUrl, size = 36, square = false }: FaceProps) {
  const [broken, setBroken] = useState<string>()
  const shape = `${styles.face} ${square ? styles.square : ''} ${styles[`size${size}`]}`
  if (pictureUrl && pictureUrl !== broken) {
    return <img className={shape} src={pictureUrl} alt="" onError={() => setBroken(pictureUrl)} />
  }
  return (
    // Drawn by the style sheet: the initials are a picture, and no part of what a button is called.
    <span
      className={`${shape} ${styles.initials} ${styles[`hue${hueOf(name)}`]}`}
      data-initials={initialsOf(name)}
      aria-hidden="true"
    />
  )
}

function initialsOf(name: string) {
  const words = name.split(/[\s._-]+/).filter((word) => /\p{L}|\p{N}/u.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => firstLetter(word ?? ''))
  return letters.join('').toUpperCase() || '?'
}

const firstLetter = (word: string) => [...word].find((sign) => /\p{L}|\p{N}/u.test(sign)) ?? ''

function hueOf(name: string) {
  let sum = 7
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973
  return sum % 8
}

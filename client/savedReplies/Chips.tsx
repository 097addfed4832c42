import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconBookmarkPlus, IconHistory } from '@tabler/icons-react'
import { ForeignText } from '../ui/ForeignText.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { keys } from '../ui/keys.ts'
import styles from './Chips.module.css'
import type { Chip } from './chips.ts'
import { useSaveAnswer } from './useSaveAnswer.ts'

/** At most three answers to take with one key. */
export function Chips({ chips, onTake }: { chips: Chip[]; onTake: (place: number) => void }) {
  const save = useSaveAnswer()
  if (chips.length === 0) return null
  return (
    <ol className={styles.chips} aria-label="Suggested replies">
      {chips.map(({ id, reply, text }, place) => (
        <li key={id} className={styles.chip}>
          <UnstyledButton
            className={styles.take}
            data-tip={`${reply ? '' : 'You answered before: '}${text.slice(0, 300)}`}
            onClick={() => onTake(place)}
          >
            {!reply && (
              <>
                <IconHistory className={styles.before} size={14} aria-hidden="true" />
                <span className="visually-hidden">You answered before:</span>
              </>
            )}
            <ForeignText oneLine>{reply ? reply.title : text}</ForeignText>
            <KeyHint keys={keys.suggestions[place] ?? ''} />
          </UnstyledButton>
          {!reply && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={26}
              aria-label="Save as saved reply"
              data-tip="Save as saved reply"
              onClick={() => save(text)}
            >
              <IconBookmarkPlus size={14} aria-hidden="true" />
            </ActionIcon>
          )}
        </li>
      ))}
    </ol>
  )
}

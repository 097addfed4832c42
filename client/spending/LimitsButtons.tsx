import { Button } from '@mantine/core'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import styles from './Spending.module.css'

interface LimitsButtonsProps {
  editing: {
    save: { error: Error | null; isPending: boolean }
    problems: Record<string, string>
    isChanged: boolean
    isOutdated: boolean
    submit: (from?: number) => void
    discard: () => void
  }
  /** The newest that is known. */
  version: number
}

/** What becomes of what was typed. */
export function LimitsButtons({ editing, version }: LimitsButtonsProps) {
  const { save, problems, isChanged, isOutdated, submit, discard } = editing
  if (isOutdated)
    return (
      <ProblemNote error={save.error}>
        <div className={styles.row}>
          <Button size="xs" variant="default" onClick={discard}>
            Take theirs
          </Button>
          <Button size="xs" loading={save.isPending} onClick={() => submit(version)}>
            Save mine over it
          </Button>
        </div>
      </ProblemNote>
    )
  return (
    <>
      {save.error && Object.keys(problems).length === 0 && <ProblemNote error={save.error} />}
      <div className={styles.row}>
        <Button type="submit" loading={save.isPending} disabled={!isChanged}>
          Save
        </Button>
        {isChanged && (
          <Button variant="default" onClick={discard}>
            Discard changes
          </Button>
        )}
      </div>
    </>
  )
}

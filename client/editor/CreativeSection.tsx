import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { Creative, CreativeKey } from '../../server/contract/campaignContent.ts'
import { CreativeFields } from '../creatives/CreativeFields.tsx'
import { Segments } from '../ui/Segments.tsx'
import { say } from '../ui/toasts.ts'
import styles from './Editor.module.css'
import type { Editing } from './editing.ts'
import { FieldNotes } from './FieldNotes.tsx'

interface CreativeSectionProps {
  editing: Editing
  shown: CreativeKey
  onShow: (key: CreativeKey) => void
}

/** What the ad says and shows; a second one is tested against the first, each with half of the budget. */
export function CreativeSection({ editing, shown, onShow }: CreativeSectionProps) {
  const { pair, content, change, imageOf, problemOf, notesOf } = editing
  const { creatives } = content
  const index = Math.max(
    0,
    creatives.findIndex(({ key }) => key === shown),
  )
  const creative = creatives[index]
  if (!creative) return null
  const path = `creatives.${index}`
  const isTest = creatives.length > 1

  const set = (part: Partial<Creative> | ((creative: Creative) => Creative)) =>
    change((now) => ({
      ...now,
      creatives: now.creatives.map((one) => {
        if (one.key !== creative.key) return one
        return typeof part === 'function' ? part(one) : { ...one, ...part }
      }),
    }))
  const addSecond = () => {
    change((now) => {
      const [first] = now.creatives
      return first && now.creatives.length === 1 ? { ...now, creatives: [first, { ...first, key: 'b' }] } : now
    })
    onShow('b')
  }
  const removeSecond = () => {
    const [, second] = creatives
    change((now) => ({ ...now, creatives: now.creatives.slice(0, 1) }))
    onShow('a')
    say('The second creative is gone', {
      undo: () => second && change((now) => ({ ...now, creatives: [...now.creatives.slice(0, 1), second] })),
    })
  }
  return (
    <>
      <div className={styles.row}>
        {isTest && (
          <Segments
            label="Creative"
            hideLabel
            options={[
              { value: 'a', label: 'Creative A' },
              { value: 'b', label: 'Creative B' },
            ]}
            value={creative.key}
            onChange={onShow}
          />
        )}
        {isTest ? (
          <Button size="xs" variant="subtle" color="gray" onClick={removeSecond}>
            Remove the second creative
          </Button>
        ) : (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={addSecond}
          >
            Test a second creative
          </Button>
        )}
      </div>
      {isTest && (
        <p className={styles.soft}>
          Each gets half of the budget, and people see one of the two: so you find out which does better.
        </p>
      )}
      {problemOf('creatives.1') === 'Both creatives are the same. Change one, or test none.' && (
        <p className={styles.warning}>Both creatives are the same. Change one, or test none.</p>
      )}
      <CreativeFields
        key={creative.key}
        pairId={pair.id}
        creative={creative}
        path={path}
        placements={content.placements}
        imageOf={imageOf}
        problemOf={problemOf}
        onChange={set}
      />
      <FieldNotes notes={notesOf(path)} />
    </>
  )
}

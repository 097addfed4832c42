import { Button } from '@mantine/core'
import { IconBookmark } from '@tabler/icons-react'
import { useState } from 'react'
import type { SavedReply } from '../../server/contract/savedReplies.ts'
import type { Comment, Thread } from '../../server/contract/threads.ts'
import { filled } from '../../server/contract/variables.ts'
import type { Composer } from '../threads/composer.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { keys, useKeys } from '../ui/keys.ts'
import { Chips } from './Chips.tsx'
import { chipsOf } from './chips.ts'
import { Picker } from './Picker.tsx'
import { useSavedReplies, useSuggestions, useValues } from './queries.ts'
import styles from './ReplyTools.module.css'
import { useBoxKeys } from './useBoxKeys.ts'
import { textIn } from './values.ts'

interface ReplyToolsProps {
  thread: Thread
  target: Comment
  composer: Composer
}

/** What the team says often, at hand above the reply: three suggestions, and the whole list behind a key. */
export function ReplyTools({ thread, target, composer }: ReplyToolsProps) {
  const [picking, setPicking] = useState(false)
  const replies = useSavedReplies()
  const values = useValues(thread, target)
  const suggestions = useSuggestions(thread)
  const chips = values && suggestions ? chipsOf(suggestions, values) : []

  const use = (reply: SavedReply, language: string | null, range?: [number, number]) => {
    if (!values) return
    setPicking(false)
    const source = { savedReplyId: reply.id, ...(language !== null && { savedReplyLanguage: language }) }
    composer.insert(filled(textIn(reply, language), values), source, range)
  }
  const take = (place: number) => {
    const chip = chips[place]
    if (chip?.reply) use(chip.reply, chip.language)
    else if (chip) composer.insert(chip.text)
  }
  const close = () => {
    setPicking(false)
    composer.box.current?.focus()
  }
  const pick = () => setPicking(true)
  useBoxKeys(composer.box, { pick, take, expand: use, replies })
  useKeys({
    [keys.savedReplies]: pick,
    ...Object.fromEntries(keys.suggestions.map((key, place) => [key, () => take(place)])),
  })

  if (picking && values)
    return <Picker replies={replies} values={values} network={thread.network} onUse={use} onClose={close} />
  return (
    <div className={styles.tools}>
      <Chips chips={chips} onTake={take} />
      <Button
        className={styles.open}
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconBookmark size={16} aria-hidden="true" />}
        onClick={pick}
      >
        Saved replies
        <KeyHint keys={keys.savedReplies} />
      </Button>
    </div>
  )
}

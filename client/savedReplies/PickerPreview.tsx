import { Button, NativeSelect } from '@mantine/core'
import { useNavigate } from 'react-router'
import type { SavedReply } from '../../server/contract/savedReplies.ts'
import type { Network } from '../../server/contract/values.ts'
import { filled, type Values } from '../../server/contract/variables.ts'
import { usePair } from '../layout/usePairs.ts'
import { paths } from '../paths.ts'
import { MarkedText } from '../ui/MarkedText.tsx'
import { languageName } from './languages.ts'
import styles from './Picker.module.css'
import { Room } from './Room.tsx'
import { textIn } from './values.ts'

interface PickerPreviewProps {
  reply: SavedReply
  values: Values
  network: Network
  language: string | null
  onLanguage: (language: string | null) => void
  onUse: () => void
}

/** What would be written, with the variables filled in, and in which language. */
export function PickerPreview({ reply, values, network, language, onLanguage, onUse }: PickerPreviewProps) {
  const pair = usePair()
  const navigate = useNavigate()
  const text = filled(textIn(reply, language), values)
  return (
    <section className={styles.preview} aria-label="Preview">
      {reply.variants.length > 0 && (
        <NativeSelect
          size="xs"
          aria-label="Language"
          value={language ?? ''}
          onChange={({ currentTarget }) => onLanguage(currentTarget.value || null)}
          data={[
            { value: '', label: 'Default text' },
            ...reply.variants.map((variant) => ({ value: variant.language, label: languageName(variant.language) })),
          ]}
        />
      )}
      <p className={styles.text}>
        <MarkedText text={text} />
      </p>
      <div className={styles.foot}>
        <Room text={text} network={network} />
        <Button size="compact-sm" variant="subtle" onClick={() => void navigate(paths.savedReplies(pair.id, reply.id))}>
          Edit
        </Button>
        <Button size="compact-sm" onClick={onUse}>
          Use it
        </Button>
      </div>
    </section>
  )
}

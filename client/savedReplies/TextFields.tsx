import { Button, Textarea, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { variables } from '../../server/contract/variables.ts'
import type { Edited } from './editorDraft.ts'
import { languageName } from './languages.ts'
import styles from './TextFields.module.css'

interface TextFieldsProps {
  edited: Edited
  problems: Record<string, string>
  onChange: (part: Partial<Edited>) => void
  /** The text one is at, for the preview. */
  onShow: (text: string) => void
}

/** What it says by default, and in any number of languages. */
export function TextFields({ edited, problems, onChange, onShow }: TextFieldsProps) {
  const { text, variants } = edited
  const changeVariant = (index: number, part: Partial<Edited['variants'][number]>) =>
    onChange({ variants: variants.map((one, place) => (place === index ? { ...one, ...part } : one)) })
  return (
    <>
      <Textarea
        label="Text"
        description={`Stand for what fits: ${variables.map((name) => `{${name}}`).join(', ')}. For a brace write {{.`}
        rows={4}
        resize="vertical"
        value={text}
        error={problems.text}
        onFocus={() => onShow(text)}
        onChange={({ currentTarget }) => {
          onChange({ text: currentTarget.value })
          onShow(currentTarget.value)
        }}
      />
      {variants.map((variant, index) => (
        <fieldset key={variant.key} className={styles.variant}>
          <legend>{variant.language ? languageName(variant.language) : 'Another language'}</legend>
          <TextInput
            label="Language"
            description="de, pt-BR, …"
            value={variant.language}
            error={problems[`variants.${index}.language`]}
            onChange={({ currentTarget }) => changeVariant(index, { language: currentTarget.value })}
          />
          <Textarea
            label={`Text in ${variant.language ? languageName(variant.language) : 'that language'}`}
            rows={3}
            resize="vertical"
            value={variant.text}
            error={problems[`variants.${index}.text`]}
            onFocus={() => onShow(variant.text)}
            onChange={({ currentTarget }) => {
              changeVariant(index, { text: currentTarget.value })
              onShow(currentTarget.value)
            }}
          />
          <Button
            className={styles.remove}
            size="xs"
            variant="default"
            onClick={() => onChange({ variants: variants.filter((one) => one !== variant) })}
          >
            Remove this language
          </Button>
        </fieldset>
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => onChange({ variants: [...variants, { key: crypto.randomUUID(), language: '', text: '' }] })}
        >
          Add a language
        </Button>
      </div>
    </>
  )
}

import { Button, Textarea, TextInput } from '@mantine/core'
import type { Override, OverrideScope } from '../../server/contract/campaignContent.ts'
import { placementFacts } from '../../server/contract/placements.ts'
import { lengthOf } from '../../server/contract/threads.ts'
import { PictureField } from '../adImages/PictureField.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import type { CreativeFieldsProps } from './CreativeFields.tsx'
import styles from './Creatives.module.css'
import { networkOfScope, scopeTitle, showsHeadline } from './scopes.ts'

interface OverrideCardProps extends Omit<CreativeFieldsProps, 'onChange'> {
  scope: OverrideScope
  own: Override
  onChange: (own: Override) => void
}

/** What one network or one placement says instead. */
export function OverrideCard({ scope, own, path, pairId, creative, imageOf, problemOf, onChange }: OverrideCardProps) {
  const title = scopeTitle(scope)
  const at = `${path}.overrides.${scope}`
  const without = (part: keyof Override) => onChange({ ...own, [part]: undefined })
  return (
    <fieldset className={styles.override}>
      <legend>
        <NetworkMark network={networkOfScope(scope)} word={title} />
      </legend>
      {own.text !== undefined && (
        <Textarea
          label={`Text on ${title}`}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={65_000}
          value={own.text}
          error={problemOf(`${at}.text`)}
          description={roomWords(scope, own.text)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          onChange={({ currentTarget }) => onChange({ ...own, text: currentTarget.value })}
        />
      )}
      {own.headline !== undefined && (
        <TextInput
          label={`Headline on ${title}`}
          maxLength={255}
          value={own.headline}
          error={problemOf(`${at}.headline`)}
          onChange={({ currentTarget }) => onChange({ ...own, headline: currentTarget.value })}
        />
      )}
      {own.imageId !== undefined && (
        <PictureField
          pairId={pairId}
          label={`Picture on ${title}`}
          imageId={own.imageId}
          imageOf={imageOf}
          error={problemOf(`${at}.imageId`)}
          onChange={(imageId) => (imageId === null ? without('imageId') : onChange({ ...own, imageId }))}
        />
      )}
      <div className={styles.buttons}>
        {own.text === undefined ? (
          <Button size="compact-xs" variant="subtle" onClick={() => onChange({ ...own, text: creative.text })}>
            Own text
          </Button>
        ) : (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => without('text')}>
            Shared text again
          </Button>
        )}
        {showsHeadline(scope) &&
          (own.headline === undefined ? (
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => onChange({ ...own, headline: creative.headline })}
            >
              Own headline
            </Button>
          ) : (
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => without('headline')}>
              Shared headline again
            </Button>
          ))}
        {own.imageId === undefined ? (
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={!creative.imageId}
            onClick={() => onChange({ ...own, imageId: creative.imageId ?? undefined })}
          >
            Own picture
          </Button>
        ) : (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => without('imageId')}>
            Shared picture again
          </Button>
        )}
      </div>
    </fieldset>
  )
}

function roomWords(scope: OverrideScope, text: string): string {
  const shown = scope === 'facebook' || scope === 'instagram' ? null : placementFacts[scope].shownText
  const length = `${lengthOf(text)} characters`
  return shown === null ? length : `${length}, of ${shown} that are shown`
}

import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import {
  CallToAction,
  type Creative,
  type PlacementChoice,
  placementsOf,
} from '../../server/contract/campaignContent.ts'
import { placementFacts } from '../../server/contract/placements.ts'
import { PictureField } from '../adImages/PictureField.tsx'
import type { ImageOf } from '../adImages/useImages.ts'
import { buttonWords } from '../ui/campaignWords.ts'
import { BoostedPost } from './BoostedPost.tsx'
import { Crops } from './Crops.tsx'
import { Overrides } from './Overrides.tsx'
import { TextRoom } from './TextRoom.tsx'

export interface CreativeFieldsProps {
  pairId: string
  creative: Creative
  /** Its path in the content: `creatives.0`. */
  path: string
  placements: PlacementChoice
  imageOf: ImageOf
  problemOf: (path: string) => string | undefined
  onChange: (part: Partial<Creative> | ((creative: Creative) => Creative)) => void
}

const buttons = CallToAction.options.map((value) => ({ value, label: buttonWords[value] }))

/** What an ad says and shows: once for all places, and where it differs. */
export function CreativeFields(props: CreativeFieldsProps) {
  const { pairId, creative, path, placements, imageOf, problemOf, onChange } = props
  const chosen = placementsOf(placements)
  const link = (
    <>
      <TextInput
        label="Link"
        placeholder="https://"
        type="url"
        inputMode="url"
        maxLength={2000}
        value={creative.link}
        error={problemOf(`${path}.link`)}
        onChange={({ currentTarget }) => onChange({ link: currentTarget.value })}
      />
      <NativeSelect
        label="Button"
        data={buttons}
        value={creative.callToAction}
        error={problemOf(`${path}.callToAction`)}
        onChange={({ currentTarget: { value } }) =>
          onChange({ callToAction: CallToAction.options.find((one) => one === value) ?? 'none' })
        }
      />
    </>
  )
  if (creative.post)
    return (
      <>
        <BoostedPost creative={creative} onNewAd={() => onChange({ post: null })} />
        {link}
      </>
    )
  return (
    <>
      <PictureField
        pairId={pairId}
        label="Picture"
        imageId={creative.imageId}
        imageOf={imageOf}
        error={problemOf(`${path}.imageId`)}
        onChange={(imageId) =>
          onChange((now) => ({ ...now, imageId, crops: imageId === now.imageId ? now.crops : {} }))
        }
      />
      <Crops
        creative={creative}
        placements={chosen}
        imageOf={imageOf}
        error={problemOf(`${path}.crops`)}
        onChange={(crops) => onChange({ crops })}
      />
      <Textarea
        label="Text"
        autosize
        minRows={3}
        maxRows={14}
        maxLength={65_000}
        value={creative.text}
        error={problemOf(`${path}.text`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        description={<TextRoom creative={creative} placements={chosen} />}
        onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
      />
      {chosen.some((one) => placementFacts[one].shownHeadline !== null) && (
        <>
          <TextInput
            label="Headline"
            description="On the Page’s network, beside the button"
            maxLength={255}
            value={creative.headline}
            error={problemOf(`${path}.headline`)}
            onChange={({ currentTarget }) => onChange({ headline: currentTarget.value })}
          />
          <TextInput
            label="Description"
            description="Under the headline, where there is room"
            maxLength={255}
            value={creative.description}
            error={problemOf(`${path}.description`)}
            onChange={({ currentTarget }) => onChange({ description: currentTarget.value })}
          />
        </>
      )}
      {link}
      <Overrides {...props} />
    </>
  )
}

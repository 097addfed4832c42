import { useState } from 'react'
import type { Creative } from '../../server/contract/campaignContent.ts'
import { type Placement, placementFacts, type Ratio, ratios } from '../../server/contract/placements.ts'
import { Cropper } from '../adImages/Cropper.tsx'
import type { ImageOf } from '../adImages/useImages.ts'
import { CroppedPicture } from '../ui/CroppedPicture.tsx'
import { listed } from '../ui/listed.ts'
import styles from './Creatives.module.css'
import { scopeTitle } from './scopes.ts'

interface CropsProps {
  creative: Creative
  placements: Placement[]
  imageOf: ImageOf
  error: string | undefined
  onChange: (crops: Creative['crops']) => void
}

/** The part of the picture that each ratio shows, for the ratios that the chosen places need. */
export function Crops({ creative, placements, imageOf, error, onChange }: CropsProps) {
  const [open, setOpen] = useState<Ratio>()
  const picture = imageOf(creative.imageId)
  const needed = ratios.filter((ratio) => placements.some((one) => placementFacts[one].ratio === ratio))
  if (!picture || needed.length === 0) return null
  const current = needed.find((ratio) => ratio === open)
  return (
    <div className={styles.crops}>
      <h3>Part that is shown</h3>
      <ul className={styles.ratios} aria-label="Ratios">
        {needed.map((ratio) => (
          <li key={ratio}>
            <button
              type="button"
              aria-expanded={ratio === current}
              aria-label={`${ratio}, ${creative.crops[ratio] ? 'chosen by hand' : 'the middle'}`}
              onClick={() => setOpen(ratio === current ? undefined : ratio)}
            >
              <span className={styles.thumb}>
                <CroppedPicture picture={picture} ratio={ratio} crop={creative.crops[ratio]} width={160} />
              </span>
              {ratio}
            </button>
          </li>
        ))}
      </ul>
      {error && <p className={styles.error}>{error}</p>}
      {current && (
        <>
          <p className={styles.soft}>
            For {listed(placements.filter((one) => placementFacts[one].ratio === current).map(scopeTitle), 'and', 5)}.
          </p>
          <Cropper
            picture={picture}
            ratio={current}
            crop={creative.crops[current]}
            onChange={(crop) => {
              const { [current]: _before, ...others } = creative.crops
              onChange(crop ? { ...others, [current]: crop } : others)
            }}
          />
        </>
      )}
    </div>
  )
}

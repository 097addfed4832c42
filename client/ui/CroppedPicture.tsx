import type { Crop } from '../../server/contract/campaignContent.ts'
import { aspectOf, type Ratio } from '../../server/contract/placements.ts'
import styles from './CroppedPicture.module.css'
import { middleOf, type Shown, sized } from './crops.ts'

interface CroppedPictureProps {
  picture: Shown | undefined
  ratio: Ratio
  /** Otherwise the middle of it. */
  crop?: Crop | undefined
  width?: 160 | 320 | 640 | 1080
  className?: string | undefined
}

/** The chosen part of a picture in its ratio, without a copy being made of it. */
export function CroppedPicture({ picture, ratio, crop, width = 640, className = '' }: CroppedPictureProps) {
  const shape = { aspectRatio: String(aspectOf[ratio]) }
  if (!picture) return <span className={`${styles.frame} ${styles.none} ${className}`} style={shape} />
  const part = crop ?? middleOf(picture, ratio)
  const place = {
    inlineSize: `${100 / part.width}%`,
    blockSize: `${100 / part.height}%`,
    left: `${(-part.x / part.width) * 100}%`,
    top: `${(-part.y / part.height) * 100}%`,
  }
  return (
    <span className={`${styles.frame} ${className}`} style={shape}>
      <img src={sized(picture.url, width)} alt="" style={place} draggable={false} />
    </span>
  )
}

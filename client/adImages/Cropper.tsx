import { Button } from '@mantine/core'
import { type KeyboardEvent, type PointerEvent, useId, useRef } from 'react'
import type { Crop } from '../../server/contract/campaignContent.ts'
import type { Ratio } from '../../server/contract/placements.ts'
import { largestIn, middleOf, moved, type Shown, sized, zoomed } from '../ui/crops.ts'
import styles from './AdImages.module.css'

interface CropperProps {
  picture: Shown
  ratio: Ratio
  crop: Crop | undefined
  onChange: (crop: Crop | undefined) => void
}

const mostZoom = 4
const steps: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The part of a picture that is shown in a ratio: dragged, or moved with the arrows and sized with plus and minus. */
export function Cropper({ picture, ratio, crop, onChange }: CropperProps) {
  const id = useId()
  const stage = useRef<HTMLDivElement>(null)
  const held = useRef<{ x: number; y: number; crop: Crop } | null>(null)
  const part = crop ?? middleOf(picture, ratio)
  const zoom = largestIn(picture, ratio).width / part.width
  const setZoom = (to: number) => onChange(zoomed(picture, ratio, part, Math.min(mostZoom, Math.max(1, to))))

  const begin = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    held.current = { x: event.clientX, y: event.clientY, crop: part }
  }
  const drag = (event: PointerEvent) => {
    const size = stage.current?.getBoundingClientRect()
    if (!held.current || !size) return
    const { x, y, crop: from } = held.current
    onChange(moved(from, (event.clientX - x) / size.width, (event.clientY - y) / size.height))
  }
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key]
    const by = event.shiftKey ? 0.05 : 0.01
    if (step) onChange(moved(part, step[0] * by, step[1] * by))
    else if (event.key === '+' || event.key === '=') setZoom(zoom * 1.1)
    else if (event.key === '-') setZoom(zoom / 1.1)
    else return
    event.preventDefault()
  }
  const place = {
    left: `${part.x * 100}%`,
    top: `${part.y * 100}%`,
    width: `${part.width * 100}%`,
    height: `${part.height * 100}%`,
  }
  return (
    <div className={styles.cropper}>
      <div ref={stage} className={styles.stage} style={{ aspectRatio: `${picture.width} / ${picture.height}` }}>
        <img src={sized(picture.url, 640)} alt="" draggable={false} />
        <button
          type="button"
          className={styles.window}
          style={place}
          aria-label={`Part that is shown as ${ratio}`}
          aria-describedby={id}
          onPointerDown={begin}
          onPointerMove={drag}
          onPointerUp={() => {
            held.current = null
          }}
          onPointerCancel={() => {
            held.current = null
          }}
          onKeyDown={press}
        >
          {ratio === '9:16' && <SafeZones />}
        </button>
      </div>
      <div className={styles.controls}>
        <label className={styles.zoom}>
          Closer
          <input
            type="range"
            min={1}
            max={mostZoom}
            step={0.02}
            value={zoom}
            aria-label={`How close the part for ${ratio} is`}
            onChange={({ currentTarget }) => setZoom(Number(currentTarget.value))}
          />
        </label>
        <Button size="compact-xs" variant="subtle" disabled={!crop} onClick={() => onChange(undefined)}>
          Take the middle
        </Button>
      </div>
      <p id={id} className={styles.soft}>
        Drag the frame, or move it with the arrow keys and size it with plus and minus.
        {ratio === '9:16' && ' What lies in the dimmed bands is covered by the network’s own words and buttons.'}
      </p>
    </div>
  )
}

/** What the networks cover of a full-height picture: 14 % at the top, 20 % at the bottom (recollection of Meta's ads guide). */
const SafeZones = () => (
  <span className={styles.zones} aria-hidden="true">
    <i>Name</i>
    <i>Button</i>
  </span>
)

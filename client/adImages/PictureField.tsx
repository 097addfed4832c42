import { Button } from '@mantine/core'
import { IconPhotoPlus } from '@tabler/icons-react'
import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react'
import { CroppedPicture } from '../ui/CroppedPicture.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import styles from './AdImages.module.css'
import { PictureLibrary } from './PictureLibrary.tsx'
import type { ImageOf } from './useImages.ts'
import { acceptedTypes, fileIn, useUpload } from './useUpload.ts'

interface PictureFieldProps {
  pairId: string
  label: string
  imageId: string | null
  imageOf: ImageOf
  error: string | undefined
  onChange: (imageId: string | null) => void
}

/** A picture: dropped, pasted, uploaded, or one there is already. */
export function PictureField({ pairId, label, imageId, imageOf, error, onChange }: PictureFieldProps) {
  const id = useId()
  const file = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const { upload } = useUpload(pairId, (image) => onChange(image.id))
  const picture = imageOf(imageId)
  const take = (given: File | undefined) => given && upload.mutate(given)

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    take(fileIn(event.dataTransfer.files))
  }
  const paste = (event: ClipboardEvent) => {
    const given = fileIn(event.clipboardData.files)
    if (!given) return
    event.preventDefault()
    take(given)
  }
  return (
    <fieldset
      className={`${styles.field} ${isOver ? styles.over : ''}`}
      aria-describedby={error ? id : undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      onPaste={paste}
    >
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.zone}>
        {picture ? (
          <div className={styles.current}>
            <CroppedPicture picture={picture} ratio="1:1" width={160} />
          </div>
        ) : (
          <span className={styles.empty}>
            <IconPhotoPlus size={24} stroke={1.6} aria-hidden="true" />
          </span>
        )}
        <div className={styles.ways}>
          <p className={styles.soft}>
            {picture ? `${picture.width} × ${picture.height} pixels. ` : ''}
            Drop a picture here, paste it, or
          </p>
          <div className={styles.buttons}>
            <Button size="xs" variant="default" loading={upload.isPending} onClick={() => file.current?.click()}>
              Upload
            </Button>
            <Button size="xs" variant="default" onClick={() => setChoosing(true)}>
              Choose from yours
            </Button>
            {picture && (
              <Button size="xs" variant="subtle" color="gray" onClick={() => onChange(null)}>
                Remove
              </Button>
            )}
          </div>
        </div>
        <input
          ref={file}
          className="visually-hidden"
          type="file"
          tabIndex={-1}
          accept={acceptedTypes}
          aria-label={`${label}: file`}
          onChange={({ currentTarget }) => {
            take(fileIn(currentTarget.files))
            currentTarget.value = ''
          }}
        />
      </div>
      {upload.error && <ProblemNote error={upload.error} />}
      {error && (
        <p id={id} className={styles.error}>
          {error}
        </p>
      )}
      {choosing && (
        <PictureLibrary pairId={pairId} chosenId={imageId} onChoose={onChange} onClose={() => setChoosing(false)} />
      )}
    </fieldset>
  )
}

import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { CroppedPicture } from '../ui/CroppedPicture.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { Segments } from '../ui/Segments.tsx'
import styles from './AdImages.module.css'
import { PostPictures } from './PostPictures.tsx'
import { useImages } from './useImages.ts'
import { useUpload } from './useUpload.ts'

interface PictureLibraryProps {
  pairId: string
  chosenId: string | null
  onChoose: (imageId: string) => void
  onClose: () => void
}

/** The pictures that were used before, and those of posts. */
export function PictureLibrary({ pairId, chosenId, onChoose, onClose }: PictureLibraryProps) {
  const [shelf, setShelf] = useState<'ads' | 'posts'>('ads')
  const { items, hasNextPage, isFetching, fetchNextPage } = useImages(pairId)
  const choose = (imageId: string) => {
    onChoose(imageId)
    onClose()
  }
  const { fromPost } = useUpload(pairId, ({ id }) => choose(id))
  return (
    <Modal opened onClose={onClose} title="Choose a picture" size="lg">
      <div className={styles.library}>
        <Segments
          label="Which pictures"
          hideLabel
          options={[
            { value: 'ads', label: 'Used in ads' },
            { value: 'posts', label: 'Of posts' },
          ]}
          value={shelf}
          onChange={setShelf}
        />
        {fromPost.error && <ProblemNote error={fromPost.error} />}
        {shelf === 'posts' ? (
          <PostPictures pairId={pairId} busy={fromPost.isPending} onChoose={(postId) => fromPost.mutate(postId)} />
        ) : (
          <>
            {items.length === 0 && !isFetching && <p>No picture was used yet. Upload one, and it is kept here.</p>}
            <ul className={styles.grid} aria-label="Pictures">
              {items.map((image) => (
                <li key={image.id}>
                  <button
                    type="button"
                    aria-pressed={image.id === chosenId}
                    aria-label={image.name}
                    onClick={() => choose(image.id)}
                  >
                    <CroppedPicture picture={image} ratio="1:1" width={320} />
                  </button>
                </li>
              ))}
            </ul>
            {hasNextPage && (
              <Button variant="default" loading={isFetching} onClick={() => void fetchNextPage()}>
                Show earlier ones
              </Button>
            )}
          </>
        )}
      </div>
    </Modal>
  )
}

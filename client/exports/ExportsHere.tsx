import { lazy, Suspense, useState } from 'react'
import { ExportProgress } from './ExportProgress.tsx'
import type { Asked } from './exports.ts'

const ExportDialog = lazy(() => import('./ExportDialog.tsx').then((m) => ({ default: m.ExportDialog })))

interface ExportsHereProps {
  pairId: string
  /** What somebody is about to export. */
  asked: Asked | undefined
  onClose: () => void
}

/** The files that are being written, those that were begun here until they are fetched, and the dialog that begins one. */
export function ExportsHere({ pairId, asked, onClose }: ExportsHereProps) {
  const [begun, setBegun] = useState<string[]>([])
  return (
    <>
      <ExportProgress
        pairId={pairId}
        begun={begun}
        onSeen={(id) => setBegun((ids) => ids.filter((one) => one !== id))}
      />
      {asked && (
        <Suspense fallback={null}>
          <ExportDialog
            pairId={pairId}
            asked={asked}
            onBegun={(id) => setBegun((ids) => [...ids, id])}
            onClose={onClose}
          />
        </Suspense>
      )}
    </>
  )
}

import { type ComponentProps, lazy, Suspense } from 'react'
import type { NoteForm } from './NoteForm.tsx'

const Form = lazy(() => import('./NoteForm.tsx').then((module) => ({ default: module.NoteForm })))

/** The form comes when somebody asks to write, so that nobody waits for it before. */
export const LaterNoteForm = (props: ComponentProps<typeof NoteForm>) => (
  <Suspense fallback={null}>
    <Form {...props} />
  </Suspense>
)

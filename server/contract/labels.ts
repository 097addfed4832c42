import { z } from 'zod'
import { feature } from './endpoint.ts'
import { Text } from './values.ts'

/** How many labels a team has. */
export const mostLabels = 200

export const LabelColour = z
  .enum(['grey', 'red', 'amber', 'green', 'teal', 'blue', 'purple', 'pink'])
  .meta({ id: 'LabelColour' })
export type LabelColour = z.infer<typeof LabelColour>

export const Label = z
  .object({ id: z.string(), name: z.string(), colour: LabelColour, version: z.int() })
  .meta({ id: 'Label', description: "One of the team's own words for what a thread is about." })
export type Label = z.infer<typeof Label>

export const NewLabel = z.object({
  name: Text.trim().min(1, 'Give the label a name.').max(40, 'At most 40 characters.'),
  colour: LabelColour,
})

/** The name as names are compared: two labels never differ by case or by the way a letter is put together. */
export const foldedName = (name: string) => name.normalize('NFKC').toLowerCase()

export const labels = feature({
  listLabels: {
    method: 'GET',
    path: '/labels',
    summary: "The team's labels by name, at most 200",
    access: 'moderate',
    response: z.object({ items: z.array(Label) }),
  },
  getLabel: {
    method: 'GET',
    path: '/labels/:labelId',
    summary: 'One label, with the number of threads that carry it, whatever their state',
    access: 'moderate',
    response: Label.extend({ threads: z.int() }),
  },
  makeLabel: {
    method: 'POST',
    path: '/labels',
    summary: 'Make a label; its name is the only one of its kind, whatever the case',
    access: 'moderate',
    idempotent: true,
    body: NewLabel,
    status: 201,
    response: Label,
  },
  changeLabel: {
    method: 'PUT',
    path: '/labels/:labelId',
    summary: 'Give a label another name or colour',
    access: 'moderate',
    versioned: true,
    body: NewLabel,
    response: Label,
  },
  removeLabel: {
    method: 'DELETE',
    path: '/labels/:labelId',
    summary: 'Remove a label: hidden at once, and taken off every thread that carries it soon after',
    access: 'manage',
  },
})

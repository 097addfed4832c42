import { LabelColour } from '../../server/contract/labels.ts'

export const colourOptions = LabelColour.options.map((value) => ({
  value,
  label: value.charAt(0).toUpperCase() + value.slice(1),
}))

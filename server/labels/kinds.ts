import { removeLabelKind } from './removing.ts'

export const labelsKinds = { 'labels.remove': removeLabelKind }

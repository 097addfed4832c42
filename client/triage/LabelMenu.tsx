import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, use } from 'react'
import { foldedName, type Label, LabelColour } from '../../server/contract/labels.ts'
import { api } from '../api.ts'
import { NamesContext } from '../threads/names.ts'
import { LabelDot } from '../ui/LabelDot.tsx'
import { say } from '../ui/toasts.ts'
import { isMeant, type Pick, PickMenu } from './PickMenu.tsx'
import type { MenuProps } from './TriageBar.tsx'

/** Labels are put on and taken off one after the other; a name that there is not yet makes a new one. */
export function LabelMenu({ target, thread, verbs, onClose }: MenuProps & { target: ReactElement }) {
  const queries = useQueryClient()
  const { labels } = use(NamesContext)
  const all = [...labels.values()]

  const make = async (name: string) => {
    const colour = LabelColour.options[all.length % LabelColour.options.length] ?? 'grey'
    try {
      const label = await api.labels.makeLabel({ body: { name, colour } })
      await queries.invalidateQueries({ queryKey: api.labels.listLabels.key })
      verbs.label(label, true)
    } catch (error) {
      say(error instanceof Error ? error.message : 'The label could not be made.', { tone: 'problem' })
    }
  }
  const optionFor = (label: Label): Pick => {
    const chosen = thread.labels.includes(label.id)
    return {
      id: label.id,
      name: label.name,
      sign: <LabelDot colour={label.colour} />,
      chosen,
      onPick: () => verbs.label(label, !chosen),
    }
  }
  const options = (typed: string): Pick[] => {
    const found = all.filter(({ name }) => isMeant(name, typed)).map(optionFor)
    const isNew = typed !== '' && !all.some(({ name }) => foldedName(name) === foldedName(typed))
    const making = { id: 'new', name: `Make the label “${typed}”`, onPick: () => void make(typed) }
    return isNew ? [...found, making] : found
  }
  return <PickMenu target={target} title="Label" options={options} several onClose={onClose} />
}

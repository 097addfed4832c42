import { type RefObject, useState } from 'react'
import { openIn } from '../../server/contract/variables.ts'

/** The variables that still stand in a reply: they stop it until they are gone, or somebody wants them as they are. */
export function useOpenVariables(message: string, box: RefObject<HTMLTextAreaElement | null>) {
  const [wanted, setWanted] = useState<string>()
  const variables = openIn(message)
  const stopping = variables.length > 0 && wanted !== message

  const show = () => {
    const field = box.current
    const [first] = openIn(field?.value ?? '')
    field?.focus()
    if (first) field?.setSelectionRange(first.start, first.end)
  }
  const stops = () => {
    if (stopping) show()
    return stopping
  }
  return { variables, stopping, stops, show, keepAsWritten: () => setWanted(message) }
}

export type OpenVariablesState = ReturnType<typeof useOpenVariables>

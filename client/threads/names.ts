import { useQuery } from '@tanstack/react-query'
import { createContext, useMemo } from 'react'
import { mayDo } from '../../server/contract/access.ts'
import type { Label } from '../../server/contract/labels.ts'
import { api, query } from '../api.ts'

export interface Colleague {
  id: string
  name: string
  mayModerate: boolean
}

export interface Names {
  labels: Map<string, Label>
  people: Map<string, Colleague>
}

/** What the ids on a thread stand for, read once for all the rows that show them. */
export const NamesContext = createContext<Names>({ labels: new Map(), people: new Map() })

/** The team's labels by name, and its people in the order they joined. A label that is being removed is not among them. */
export function useTeamNames(): Names {
  const { data: labels } = useQuery({ ...query(api.labels.listLabels), throwOnError: false })
  const { data: members } = useQuery({ ...query(api.accounts.listMembers), throwOnError: false })
  return useMemo(
    () => ({
      labels: new Map(labels?.items.map((label) => [label.id, label])),
      people: new Map(
        members?.items.map(({ personId, name, role }) => [
          personId,
          { id: personId, name, mayModerate: mayDo(role, 'moderate') },
        ]),
      ),
    }),
    [labels, members],
  )
}

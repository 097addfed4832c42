import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Identity, Person } from '../../server/contract/people.ts'
import { api } from '../api.ts'
import { isolated } from '../ui/isolated.ts'
import { say } from '../ui/toasts.ts'

type Action = 'confirm' | 'split' | 'dismiss' | 'reconsider'

export interface PersonChange {
  action: Action
  person: Pick<Person, 'id' | 'identities'>
  identity: Pick<Identity, 'id' | 'name'>
  /** It takes back the step before, and needs no undo of its own. */
  undoing?: boolean
}

const operations = {
  confirm: api.people.confirmIdentity,
  split: api.people.splitIdentity,
  dismiss: api.people.dismissIdentity,
  reconsider: api.people.reconsiderIdentity,
}
const opposites = { confirm: 'split', split: 'confirm', dismiss: 'reconsider', reconsider: 'dismiss' } as const
const words = {
  confirm: 'Now one person with',
  split: 'Split off',
  dismiss: 'Not the same:',
  reconsider: 'Suggested again:',
}

/** Says who is one person and who is not, with a way back. What the card then shows is the server's own answer. */
export function usePersonChange() {
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: ({ action, person, identity }: PersonChange) =>
      operations[action]({ params: { personId: person.id, identityId: identity.id } }),
    onSuccess: (person, { action, identity, undoing }) => {
      if (undoing) return
      say(`${words[action]} ${isolated(identity.name)}`, {
        undo: () => change.mutate({ action: opposites[action], person, identity, undoing: true }),
      })
    },
    onError: (error) => say(error.message, { tone: 'problem' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['people'] }),
  })
  return change.mutate
}

import { Button, Checkbox, Group, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { SavedView } from '../../server/contract/inbox.ts'
import { api } from '../api.ts'
import type { InboxSearch } from '../paths.ts'
import { sameSearch } from '../threads/search.ts'
import { viewsQuery } from '../threads/threads.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { say } from '../ui/toasts.ts'
import { useSendKey } from '../ui/useSendKey.ts'
import styles from './FilterBar.module.css'

/** Keeps what the list shows under a name, for oneself or for the team; the view that shows just this can be changed or removed. */
export function SaveView({ pairId, search }: { pairId: string; search: InboxSearch }) {
  const { data } = useQuery(viewsQuery(pairId))
  const here = data?.items.find(({ filter }) => sameSearch(search, filter))
  return <ViewForm key={here?.id ?? 'new'} pairId={pairId} search={search} view={here} />
}

function ViewForm({ pairId, search, view }: { pairId: string; search: InboxSearch; view: SavedView | undefined }) {
  const queries = useQueryClient()
  const sendKey = useSendKey()
  const [name, setName] = useState(view?.name ?? '')
  const [team, setTeam] = useState(view?.team ?? false)
  const { order: _order, ...filter } = search
  const onSuccess = () => queries.invalidateQueries({ queryKey: api.inbox.listViews.key })
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), team, filter }
      if (view) return api.inbox.changeView({ params: { viewId: view.id }, body, version: view.version })
      return api.inbox.saveView({ params: { pairId }, body, key: sendKey.keyFor(body) })
    },
    onSuccess: () => {
      sendKey.forget()
      say(`Saved: ${name.trim()}`)
      return onSuccess()
    },
  })
  const remove = useMutation({
    mutationFn: ({ id }: SavedView) => api.inbox.removeView({ params: { viewId: id } }),
    onSuccess: (_nothing, removed) => {
      say(`Removed: ${removed.name}`, { undo: () => bringBack.mutate(removed) })
      return onSuccess()
    },
  })
  const bringBack = useMutation({
    mutationFn: ({ name, team, filter }: SavedView) =>
      api.inbox.saveView({ params: { pairId }, body: { name, team, filter } }),
    onError: (error) => say(error.message, { tone: 'problem' }),
    onSuccess,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) save.mutate()
  }
  return (
    <form className={styles.save} onSubmit={submit}>
      <TextInput
        label={view ? 'This view' : 'Save as a view'}
        placeholder="Cakes, urgent"
        maxLength={60}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Checkbox
        label="For the whole team"
        checked={team}
        onChange={({ currentTarget }) => setTeam(currentTarget.checked)}
      />
      {(save.error ?? remove.error) && <ProblemNote error={save.error ?? remove.error} />}
      <Group gap="xs">
        <Button type="submit" size="xs" disabled={!name.trim()} loading={save.isPending}>
          {view ? 'Save changes' : 'Save view'}
        </Button>
        {view && (
          <Button size="xs" variant="default" loading={remove.isPending} onClick={() => remove.mutate(view)}>
            Remove
          </Button>
        )}
      </Group>
    </form>
  )
}

import { Button, Checkbox, Switch } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Turns, TurnsSettings } from '../../server/contract/turns.ts'
import { api } from '../api.ts'
import type { Colleague } from '../threads/names.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { say } from '../ui/toasts.ts'
import styles from './Turns.module.css'

interface TurnsFormProps {
  pairId: string
  turns: Turns
  people: Colleague[]
  mayChange: boolean
}

export function TurnsForm({ pairId, turns, people, mayChange }: TurnsFormProps) {
  const queries = useQueryClient()
  const [on, setOn] = useState(turns.on)
  const [personIds, setPersonIds] = useState(turns.personIds)
  const save = useMutation({
    mutationFn: () =>
      api.turns.changeTurns({
        params: { pairId },
        version: turns.version,
        body: TurnsSettings.parse({ on, personIds }),
      }),
    onSuccess: () => {
      say(on ? 'New threads are given out in turn' : 'New threads are given to nobody')
      return queries.invalidateQueries({ queryKey: api.turns.getTurns.key })
    },
  })
  const choose = (id: string, chosen: boolean) =>
    setPersonIds((before) => [...before.filter((one) => one !== id), ...(chosen ? [id] : [])])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Switch
        label="Assign new threads in turn"
        checked={on}
        disabled={!mayChange}
        onChange={({ currentTarget }) => setOn(currentTarget.checked)}
      />
      <fieldset className={styles.people}>
        <legend>Who takes turns</legend>
        {people.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={personIds.includes(id)}
            disabled={!mayChange}
            onChange={({ currentTarget }) => choose(id, currentTarget.checked)}
          />
        ))}
      </fieldset>
      {save.error && <ProblemNote error={save.error} />}
      {mayChange ? (
        <div>
          <Button type="submit" variant="default" loading={save.isPending}>
            Save
          </Button>
        </div>
      ) : (
        <p>An owner or an admin can change this.</p>
      )}
    </form>
  )
}

import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Label, LabelColour, NewLabel } from '../../server/contract/labels.ts'
import { fieldProblems, Problem } from '../../server/contract/problem.ts'
import { api, query } from '../api.ts'
import { useMayDo } from '../layout/desk.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { LabelDot } from '../ui/LabelDot.tsx'
import { readable } from '../ui/numbers.ts'
import { say } from '../ui/toasts.ts'
import { colourOptions } from './colours.ts'
import styles from './Labels.module.css'

/** One label: its name and colour can be changed in place, and it can be removed for good. */
export function LabelRow({ label }: { label: Label }) {
  const [name, setName] = useState(label.name)
  const [problem, setProblem] = useState<string>()
  const [asking, setAsking] = useState(false)
  const mayRemove = useMayDo('manage')
  const { change, remove } = useLabel(label)

  const save = (colour: LabelColour = label.colour) => {
    const parsed = NewLabel.safeParse({ name, colour })
    setProblem(parsed.error && fieldProblems(parsed.error).name)
    if (!parsed.success || (parsed.data.name === label.name && colour === label.colour)) return
    change.mutate(parsed.data, {
      onError: (error) => setProblem(error instanceof Problem ? (error.fields?.name ?? error.message) : error.message),
    })
  }
  return (
    <li className={styles.row}>
      <LabelDot colour={label.colour} />
      <form
        className={styles.name}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          save()
        }}
      >
        <TextInput
          aria-label={`Name of ${label.name}`}
          value={name}
          error={problem}
          onChange={({ currentTarget }) => {
            setName(currentTarget.value)
            setProblem(undefined)
          }}
        />
        {name.trim() !== label.name && (
          <Button type="submit" variant="default" loading={change.isPending}>
            Save
          </Button>
        )}
      </form>
      <NativeSelect
        aria-label={`Colour of ${label.name}`}
        data={colourOptions}
        value={label.colour}
        onChange={({ currentTarget }) => save(LabelColour.parse(currentTarget.value))}
      />
      {mayRemove && (
        <Button variant="default" aria-label={`Remove ${label.name}`} onClick={() => setAsking(true)}>
          Remove
        </Button>
      )}
      <Confirm
        opened={asking}
        title={`Remove the label ${label.name}?`}
        action="Remove"
        busy={remove.isPending}
        onConfirm={() => remove.mutate(undefined, { onSettled: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        {asking && <Carried labelId={label.id} />}
      </Confirm>
    </li>
  )
}

function Carried({ labelId }: { labelId: string }) {
  const { data } = useQuery({ ...query(api.labels.getLabel, { params: { labelId } }), staleTime: 0 })
  if (!data) return <p role="status">Counting the threads that carry it…</p>
  if (data.threads === 0) return <p>No thread carries it.</p>
  const threads = data.threads === 1 ? '1 thread' : `${readable(data.threads)} threads`
  return <p>It is taken off {threads}. Putting it back would be done one by one.</p>
}

function useLabel({ id, version }: Label) {
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: api.labels.listLabels.key })
  const params = { labelId: id }
  const change = useMutation({
    mutationFn: (body: Pick<Label, 'name' | 'colour'>) => api.labels.changeLabel({ params, version, body }),
    onSuccess,
  })
  const remove = useMutation({
    mutationFn: () => api.labels.removeLabel({ params }),
    onSuccess,
    onError: (error) => say(error.message, { tone: 'problem' }),
  })
  return { change, remove }
}

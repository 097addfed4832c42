import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Pair } from '../../server/contract/linking.ts'
import { fieldProblems, Problem } from '../../server/contract/problem.ts'
import { type Target, TargetChoice } from '../../server/contract/targets.ts'
import { api, query } from '../api.ts'
import { formDrafts } from '../ui/formDrafts.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { say } from '../ui/toasts.ts'
import { useFocusWrong } from '../ui/useFocusWrong.ts'
import { Holidays } from './Holidays.tsx'
import { MinuteFields } from './MinuteFields.tsx'
import styles from './Targets.module.css'
import { WeekFields } from './WeekFields.tsx'

/** Minutes, week and holidays are one promise and are saved as one. Two who change it at once see each other's. */
export function TargetForm({ pair, target, readOnly }: { pair: Pair; target: Target; readOnly: boolean }) {
  const queries = useQueryClient()
  const call = { params: { pairId: pair.id } }
  const [kept, setKept] = useState(() => targetDrafts.read(pair.id))
  const [version, setVersion] = useState(kept?.version ?? target.version)
  const [choice, setChoice] = useState<TargetChoice>(() => kept?.draft ?? choiceOf(target))
  const [fields, setFields] = useState<Record<string, string>>({})
  const [theirs, setTheirs] = useState<Target>()
  const { form, focusWrong } = useFocusWrong()
  const change = (part: Partial<TargetChoice>) => {
    const draft = { ...choice, ...part }
    setChoice(draft)
    setKept({ draft, version })
    targetDrafts.keep(pair.id, draft, version)
    setFields({})
  }
  const discard = () => {
    setChoice(choiceOf(target))
    setFields({})
    save.reset()
    begin(target)
  }
  const begin = (from: Target) => {
    setVersion(from.version)
    setTheirs(undefined)
    setKept(null)
    targetDrafts.forget(pair.id)
    queries.setQueryData(query(api.targets.getTarget, call).queryKey, from)
  }
  const save = useMutation({
    mutationFn: (from: number) => api.targets.changeTarget({ ...call, body: choice, version: from }),
    onSuccess: (saved) => {
      say('The response time is set')
      begin(saved)
    },
    onError: async (error) => {
      if (!(error instanceof Problem)) return
      setFields(error.fields ?? {})
      focusWrong()
      if (error.code === 'outdated') setTheirs(await api.targets.getTarget(call))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = TargetChoice.safeParse(choice)
    setFields(parsed.error ? fieldProblems(parsed.error) : {})
    if (parsed.success) save.mutate(version)
    else focusWrong()
  }
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <fieldset className={styles.form} disabled={readOnly}>
        <legend className="visually-hidden">Response time</legend>
        <MinuteFields choice={choice} fields={fields} onChange={change} />
        <WeekFields choice={choice} fields={fields} zone={pair.zone} onChange={change} />
        <Holidays choice={choice} fields={fields} onChange={change} />
      </fieldset>
      {save.error && <ProblemNote error={save.error} />}
      {theirs && (
        <div className={styles.row}>
          <Button
            variant="default"
            onClick={() => {
              setChoice(choiceOf(theirs))
              save.reset()
              begin(theirs)
            }}
          >
            Take theirs
          </Button>
          <Button loading={save.isPending} onClick={() => save.mutate(theirs.version)}>
            Save mine over it
          </Button>
        </div>
      )}
      {readOnly && <p className={styles.soft}>Only those who manage the team change this.</p>}
      {!readOnly && !theirs && (
        <div className={styles.row}>
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
          {kept && (
            <Button variant="default" onClick={discard}>
              Discard changes
            </Button>
          )}
        </div>
      )}
    </form>
  )
}

const targetDrafts = formDrafts<TargetChoice>('target')

const choiceOf = ({ minutes, hours, holidays }: Target): TargetChoice => ({ minutes, hours, holidays })

import { Autocomplete, Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Pair, PairSettings } from '../../server/contract/linking.ts'
import { fieldProblems, Problem } from '../../server/contract/problem.ts'
import { api } from '../api.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { say } from '../ui/toasts.ts'
import styles from './PairScreen.module.css'

const zones = Intl.supportedValuesOf('timeZone')

/** The zone the business lives in. When somebody else changed it meanwhile, both versions are shown. */
export function ZoneForm({ pair }: { pair: Pair }) {
  const queries = useQueryClient()
  const [base, setBase] = useState({ version: pair.version, zone: pair.zone })
  const [zone, setZone] = useState(pair.zone)
  const [problem, setProblem] = useState<string>()
  const [theirs, setTheirs] = useState<Pair>()

  const keep = (changed: Pair) => {
    setBase(changed)
    setZone(changed.zone)
    setTheirs(undefined)
    return queries.invalidateQueries({ queryKey: api.linking.listPairs.key })
  }
  const save = useMutation({
    mutationFn: ({ version }: { version: number }) =>
      api.linking.changePair({ params: { pairId: pair.id }, body: { zone }, version }),
    onSuccess: (changed) => {
      say(`Times are now told in ${changed.zone}`)
      return keep(changed)
    },
    onError: async (error) => {
      if (!(error instanceof Problem) || error.code !== 'outdated') return
      setTheirs(await api.linking.getPair({ params: { pairId: pair.id } }))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = PairSettings.safeParse({ zone })
    setProblem(parsed.error && fieldProblems(parsed.error).zone)
    if (parsed.success) save.mutate({ version: base.version })
  }
  const outdated = save.error instanceof Problem && save.error.code === 'outdated'

  return (
    <form className={styles.card} style={{ border: 0, padding: 0 }} onSubmit={submit} noValidate>
      <Autocomplete
        label="Where the business is"
        name="zone"
        data={zones}
        limit={12}
        value={zone}
        error={problem}
        onChange={(value) => {
          setZone(value)
          setProblem(undefined)
        }}
      />
      {save.error && !outdated && <ProblemNote error={save.error} />}
      {theirs && (
        <section className={styles.conflict} role="alert" aria-label="Two versions">
          <strong>{save.error?.message}</strong>
          <div className={styles.versions}>
            <div>
              <span>Theirs: {theirs.zone}</span>
              <Button size="xs" variant="default" onClick={() => void keep(theirs)}>
                Keep theirs
              </Button>
            </div>
            <div>
              <span>Yours: {zone}</span>
              <Button size="xs" loading={save.isPending} onClick={() => save.mutate({ version: theirs.version })}>
                Save yours
              </Button>
            </div>
          </div>
        </section>
      )}
      {!theirs && (
        <div>
          <Button type="submit" variant="default" loading={save.isPending} disabled={zone === base.zone}>
            Save
          </Button>
        </div>
      )}
    </form>
  )
}

import { NativeSelect } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Pair } from '../../server/contract/linking.ts'
import { api } from '../api.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { say } from '../ui/toasts.ts'

const choices = [0, 5, 10, 20, 30]

/** How long a reply can be taken back before it leaves. */
export function SendWindowForm({ pair }: { pair: Pair }) {
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: (sendWindowSeconds: number) =>
      api.linking.changePair({
        params: { pairId: pair.id },
        version: pair.version,
        body: { zone: pair.zone, sendWindowSeconds },
      }),
    onSuccess: ({ sendWindowSeconds }) =>
      say(sendWindowSeconds === 0 ? 'Replies leave at once' : `Replies leave after ${sendWindowSeconds} seconds`),
    onSettled: () => queries.invalidateQueries({ queryKey: api.linking.listPairs.key }),
  })
  const known = [...new Set([...choices, pair.sendWindowSeconds])].sort((one, other) => one - other)
  return (
    <>
      <NativeSelect
        label="A reply can be taken back for"
        value={String(pair.sendWindowSeconds)}
        disabled={save.isPending}
        data={known.map((seconds) => ({ value: String(seconds), label: words(seconds) }))}
        onChange={({ currentTarget }) => save.mutate(Number(currentTarget.value))}
      />
      {save.error && <ProblemNote error={save.error} />}
    </>
  )
}

const words = (seconds: number) => (seconds === 0 ? 'no time: it leaves at once' : `${seconds} seconds`)

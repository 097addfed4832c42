import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Pair } from '../../server/contract/linking.ts'
import { api, query } from '../api.ts'
import { lastPair } from '../layout/lastPair.ts'
import { usePairs } from '../layout/usePairs.ts'
import { paths } from '../paths.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { readable } from '../ui/numbers.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { say } from '../ui/toasts.ts'
import styles from './PairScreen.module.css'

/** The way out, which says in numbers what stops. */
export function Unlink({ pair }: { pair: Pair }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const pairs = usePairs()
  const [asking, setAsking] = useState(false)
  const { data: counts } = useQuery({
    ...query(api.inbox.countThreads, { params: { pairId: pair.id } }),
    enabled: asking,
    throwOnError: false,
  })
  const unlink = useMutation({
    mutationFn: () => api.linking.unlinkPair({ params: { pairId: pair.id } }),
    onSuccess: async () => {
      lastPair.forget()
      // Away first: this screen has nothing to show once the pair is gone from the list.
      const other = pairs.find(({ id }) => id !== pair.id)
      await navigate(other ? paths.inbox(other.id) : paths.connect)
      await queries.invalidateQueries({ queryKey: api.linking.listPairs.key })
      say(`${pair.page.name} is unlinked. It comes back with its history within 30 days.`)
    },
  })
  const waiting = counts ? counts.views.open.facebook + counts.views.open.instagram : undefined
  const threads = counts ? counts.views.all.facebook + counts.views.all.instagram : 0
  return (
    <>
      <p className={styles.soft}>
        Tandem stops reading and answering. Nothing on the Page or the Profile is changed or deleted.
      </p>
      <div>
        <Button variant="default" onClick={() => setAsking(true)}>
          Unlink…
        </Button>
      </div>
      <Confirm
        opened={asking}
        title={`Unlink ${pair.page.name}?`}
        action="Unlink"
        busy={unlink.isPending}
        onConfirm={() => unlink.mutate()}
        onClose={() => setAsking(false)}
      >
        <ul>
          <li>New comments of the Page{pair.profile && ' and the Profile'} stop arriving here at once.</li>
          {waiting !== undefined && (
            <li>
              {readable(waiting)} open threads of {readable(threads)} leave the inbox unanswered.
            </li>
          )}
          <li>What was read is kept for 30 days, and comes back when the same Page is linked again.</li>
        </ul>
        {unlink.error && <ProblemNote error={unlink.error} />}
      </Confirm>
    </>
  )
}

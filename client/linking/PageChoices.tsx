import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { Connection, LinkablePage } from '../../server/contract/linking.ts'
import { api, query } from '../api.ts'
import { paths } from '../paths.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import { useSendKey } from '../ui/useSendKey.ts'
import styles from './ConnectScreen.module.css'
import { PageChoice } from './PageChoice.tsx'

/** The Pages the connection was granted, each with the Profile found behind it, or what stands in the way. */
export function PageChoices({ connection }: { connection: Connection }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const sendKey = useSendKey()
  const pages = useQuery({
    ...query(api.linking.listPages, { params: { connectionId: connection.id } }),
    throwOnError: false,
    staleTime: 0,
  })
  const link = useMutation({
    mutationFn: ({ page }: LinkablePage) => {
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
      const body = { connectionId: connection.id, pageId: page.id, zone }
      return api.linking.linkPair({ body, key: sendKey.keyFor(body) })
    },
    onSuccess: async (pair) => {
      await queries.invalidateQueries({ queryKey: api.linking.listPairs.key })
      await navigate(paths.sync(pair.id))
    },
  })

  if (pages.error && !pages.data) {
    return (
      <ProblemNote error={pages.error}>
        <Button variant="default" size="xs" mt="xs" onClick={() => pages.refetch()}>
          Try again
        </Button>
      </ProblemNote>
    )
  }
  if (!pages.data) return <RowSkeletons count={3} />
  if (pages.data.items.length === 0) {
    return (
      <EmptyState title="No Page was granted">
        <p>Choose at least one Page in the dialog of Facebook. You need to have full control of it.</p>
      </EmptyState>
    )
  }
  return (
    <>
      {link.error && <ProblemNote error={link.error} />}
      <ul className={styles.choices} aria-label="Pages">
        {pages.data.items.map((choice) => (
          <PageChoice
            key={choice.page.id}
            choice={choice}
            linking={link.isPending && link.variables.page.id === choice.page.id}
            checking={pages.isFetching}
            onLink={() => link.mutate(choice)}
            onCheck={() => void pages.refetch()}
          />
        ))}
      </ul>
    </>
  )
}

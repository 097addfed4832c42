import { Button, Group } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Pair } from '../../server/contract/linking.ts'
import type { Block } from '../../server/contract/moderation.ts'
import { api, query } from '../api.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { say } from '../ui/toasts.ts'

/** Whom the Page has blocked, here or on Facebook itself; the platform is asked again whenever somebody looks. */
export function BlockedPeople({ pair }: { pair: Pair }) {
  const queries = useQueryClient()
  const params = { pairId: pair.id }
  const { data, error } = useQuery({ ...query(api.moderation.listBlocks, { params }), throwOnError: false })
  const read = useMutation({ mutationFn: (pairId: string) => api.moderation.readBlocks({ params: { pairId } }) })
  const unblock = useMutation({
    mutationFn: ({ personId }: Block) => api.moderation.removeBlock({ params: { ...params, personId } }),
    onError: (problem) => say(problem.message, { tone: 'problem' }),
    onSettled: () => queries.invalidateQueries({ queryKey: api.moderation.listBlocks.key }),
  })
  const { mutate: readAgain } = read
  useEffect(() => readAgain(pair.id), [readAgain, pair.id])

  if (error) return <ProblemNote error={error} />
  if (!data) return <p role="status">Reading who is blocked…</p>
  return (
    <>
      {data.items.length === 0 ? (
        <p>Nobody is blocked on the Page. You can block somebody at any comment of theirs.</p>
      ) : (
        <ul>
          {data.items.map((block) => (
            <li key={block.personId}>
              <Group justify="space-between">
                <span>
                  <ForeignText>{block.name}</ForeignText>, since <RelativeTime at={block.blockedAt} />
                  {block.delivery?.problem && ` (${block.delivery.problem})`}
                </span>
                <Button
                  size="xs"
                  variant="default"
                  disabled={block.delivery?.state === 'sending'}
                  aria-label={`Unblock ${block.name}`}
                  onClick={() => unblock.mutate(block)}
                >
                  {block.delivery?.action === 'unblock' && block.delivery.state === 'sending'
                    ? 'Unblocking…'
                    : 'Unblock'}
                </Button>
              </Group>
            </li>
          ))}
        </ul>
      )}
      {data.readAt && (
        <p>
          Read <RelativeTime at={data.readAt} />.
        </p>
      )}
    </>
  )
}

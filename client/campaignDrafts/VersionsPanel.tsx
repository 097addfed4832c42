import { Button, Modal } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CampaignContent } from '../../server/contract/campaignContent.ts'
import { api } from '../api.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import styles from './CampaignDrafts.module.css'
import { VersionDifference } from './VersionDifference.tsx'

interface VersionsPanelProps {
  campaignId: string
  currency: string
  now: CampaignContent
  onGoBack: (content: CampaignContent, version: number) => void
  onClose: () => void
}

/** Who saved what when, what each of it differs in from now, and the way back to it. */
export function VersionsPanel({ campaignId, currency, now, onGoBack, onClose }: VersionsPanelProps) {
  const [open, setOpen] = useState<number>()
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [...api.campaigns.listVersions.key, campaignId],
    queryFn: ({ pageParam, signal }) =>
      api.campaigns.listVersions({ params: { campaignId }, query: { cursor: pageParam, limit: 30 } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const versions = data?.pages.flatMap(({ items }) => items)
  return (
    <Modal opened onClose={onClose} title="Earlier versions" size="lg">
      {!versions && <RowSkeletons count={4} />}
      <ol className={styles.versions}>
        {versions?.map(({ version, savedAt, savedBy, launched }) => (
          <li key={version}>
            <button
              type="button"
              className={styles.version}
              aria-expanded={open === version}
              onClick={() => setOpen(open === version ? undefined : version)}
            >
              <span>
                Version {version} by <ForeignText>{savedBy}</ForeignText>
                {launched && ', which stands out there'}
              </span>
              <span className={styles.soft}>
                <RelativeTime at={savedAt} />
              </span>
            </button>
            {open === version && (
              <VersionDifference
                campaignId={campaignId}
                version={version}
                currency={currency}
                now={now}
                onGoBack={(content) => onGoBack(content, version)}
              />
            )}
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <Button mt="sm" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show earlier ones
        </Button>
      )}
    </Modal>
  )
}

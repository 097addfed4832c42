import { Button } from '@mantine/core'
import { IconEyeOff, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { AdContext } from '../../server/contract/adComments.ts'
import { moneyWords } from '../../server/contract/money.ts'
import type { Comment, Thread } from '../../server/contract/threads.ts'
import { api, query } from '../api.ts'
import { useMayDo } from '../layout/desk.ts'
import { paths } from '../paths.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { keys, useKeys } from '../ui/keys.ts'
import { networkWords } from '../ui/NetworkMark.tsx'
import { readable } from '../ui/numbers.ts'
import styles from './AdCard.module.css'
import { useQuieting } from './useQuieting.ts'

interface AdCardProps {
  pairId: string
  thread: Thread
  /** The comment that would be hidden. */
  comment: Comment | undefined
}

/** The campaign behind the ad that people talk about; nothing for what came to the post itself, or was not made here. */
export function AdCard({ pairId, thread, comment }: AdCardProps) {
  const { data } = useQuery({
    ...query(api.adComments.getAdContext, { params: { threadId: thread.id } }),
    enabled: thread.onAd,
    throwOnError: false,
  })
  if (!data?.ad) return null
  return <KnownAd pairId={pairId} thread={thread} comment={comment} ad={data.ad} />
}

function KnownAd({ pairId, thread, comment, ad }: AdCardProps & { ad: AdContext }) {
  const { campaignId, campaignName, running, network, currency, numbers } = ad
  const mayAnalyse = useMayDo('analyse')
  const mayAdvertise = useMayDo('advertise')
  const quiet = useQuieting(thread)
  const mayQuiet =
    mayAdvertise && comment !== undefined && !comment.author.us && !comment.deletedAt && (running || !comment.hiddenAt)
  useKeys({ [keys.quiet]: () => mayQuiet && quiet.mutate({ comment }) })
  return (
    <aside className={styles.card} aria-label="The campaign behind the ad">
      <p className={styles.name}>
        {mayAnalyse ? (
          <Link to={paths.campaign(pairId, campaignId)}>
            <ForeignText>{campaignName}</ForeignText>
          </Link>
        ) : (
          <ForeignText>{campaignName}</ForeignText>
        )}
        <span className={running ? styles.on : styles.off}>
          {running ? <IconPlayerPlay size={14} aria-hidden="true" /> : <IconPlayerPause size={14} aria-hidden="true" />}
          {running ? 'Ad runs' : 'Ad is paused'}
        </span>
      </p>
      <p className={styles.figures}>
        Of this ad on the {networkWords[network]}: {readable(numbers.reach)} reached, {readable(numbers.clicks)} clicks,{' '}
        {moneyWords(numbers.spend, currency, { short: true })} spent
      </p>
      {mayQuiet && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconEyeOff size={14} aria-hidden="true" />}
          loading={quiet.isPending}
          onClick={() => quiet.mutate({ comment })}
        >
          Hide and pause its ad
          <KeyHint keys={keys.quiet} />
        </Button>
      )}
    </aside>
  )
}

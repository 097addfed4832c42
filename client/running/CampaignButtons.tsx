import { Button } from '@mantine/core'
import { IconArchive, IconCopy, IconPencil, IconPlayerPause, IconPlayerPlay, IconRocket } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Campaign } from '../../server/contract/campaigns.ts'
import { useSwitching } from '../launches/useSwitching.ts'
import { paths } from '../paths.ts'
import { useActions } from '../ui/actions.ts'
import { Confirm } from '../ui/Confirm.tsx'
import frame from '../ui/Frame.module.css'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import styles from './Running.module.css'
import { useKeeping } from './useKeeping.ts'

/** What one can do with a campaign: the one thing that is next, and the rest beside it. */
export function CampaignButtons({ campaign }: { campaign: Campaign }) {
  const { id, pairId, state, version, launchedVersion } = campaign
  const { goLive, pause } = useSwitching(campaign)
  const { duplicate, archive } = useKeeping(campaign)
  const [archiving, setArchiving] = useState(false)
  const isOver = state === 'archived' || state === 'ended'
  const isOut = launchedVersion !== null
  const isOn = state === 'active' || state === 'scheduled' || campaign.ads.some(({ running }) => running)
  const hasChanges = !isOut || launchedVersion !== version
  useActions(isOn ? [{ name: 'Pause this campaign', key: '', act: () => pause.mutate() }] : [])
  return (
    <div className={styles.actions}>
      <div className={`${frame.buttons} ${styles.ends}`}>
        {isOut && !isOver && isOn && (
          <Button
            variant="default"
            leftSection={<IconPlayerPause size={16} aria-hidden="true" />}
            loading={pause.isPending}
            onClick={() => pause.mutate()}
          >
            Pause
          </Button>
        )}
        {isOut && !isOver && !isOn && state !== 'launching' && (
          <Button
            leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
            loading={goLive.isPending}
            onClick={() => goLive.mutate()}
          >
            Go live
          </Button>
        )}
        {hasChanges && !isOver && (
          <Button
            component={Link}
            to={paths.publishCampaign(pairId, id)}
            variant={isOut ? 'default' : 'filled'}
            leftSection={<IconRocket size={16} aria-hidden="true" />}
          >
            {isOut ? 'Publish changes' : 'Publish'}
          </Button>
        )}
        {!isOver && (
          <Button
            component={Link}
            to={paths.editCampaign(pairId, id)}
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden="true" />}
          >
            Edit
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconCopy size={16} aria-hidden="true" />}
          loading={duplicate.isPending}
          onClick={() => duplicate.mutate()}
        >
          Duplicate
        </Button>
        {isOut && state !== 'archived' && (
          <Button
            variant="default"
            leftSection={<IconArchive size={16} aria-hidden="true" />}
            onClick={() => setArchiving(true)}
          >
            Archive
          </Button>
        )}
      </div>
      {goLive.error && <ProblemNote error={goLive.error} />}
      <Confirm
        opened={archiving}
        title={`Archive ${campaign.name}?`}
        action="Archive it"
        busy={archive.isPending}
        onConfirm={() => archive.mutate(undefined, { onSuccess: () => setArchiving(false) })}
        onClose={() => setArchiving(false)}
      >
        <p>
          {campaign.ads.length === 1 ? 'Its ad stops' : `Its ${campaign.ads.length} ads stop`} at once, here and on both
          networks, and never {campaign.ads.length === 1 ? 'runs' : 'run'} again. The results and comments stay, and a
          duplicate can be made of it.
        </p>
      </Confirm>
    </div>
  )
}

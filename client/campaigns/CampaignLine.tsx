import { ActionIcon, Menu } from '@mantine/core'
import { IconAlertTriangle, IconCopy, IconDots, IconPencil, IconSpeakerphone, IconTrash } from '@tabler/icons-react'
import { Link, useNavigate } from 'react-router'
import type { CampaignRow } from '../../server/contract/campaigns.ts'
import { moneyWords } from '../../server/contract/money.ts'
import { paths } from '../paths.ts'
import { CampaignBadge } from '../ui/CampaignBadge.tsx'
import { sized } from '../ui/crops.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { readable } from '../ui/numbers.ts'
import { Picture } from '../ui/Picture.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import styles from './CampaignLine.module.css'
import type { CampaignDeeds } from './useCampaignDeeds.ts'

interface CampaignLineProps {
  pairId: string
  row: CampaignRow
  current: boolean
  deeds: CampaignDeeds
  mayAdvertise: boolean
}

export const lineId = (campaignId: string) => `campaign-${campaignId}`

/** One campaign: its picture, how it is and why, what it costs and what it has brought. */
export function CampaignLine({ pairId, row, current, deeds, mayAdvertise }: CampaignLineProps) {
  const { id, name, state, why, pictureUrl, networks, changedAt, alerts } = row
  const isDraft = state === 'draft'
  return (
    <article className={`${styles.line} ${current ? styles.here : ''}`} aria-label={name || 'Campaign without a name'}>
      {pictureUrl ? (
        <Picture className={styles.picture} src={sized(pictureUrl, 160)} lazy />
      ) : (
        <span className={styles.picture} aria-hidden="true">
          <IconSpeakerphone size={20} stroke={1.5} />
        </span>
      )}
      <div className={styles.what}>
        <Link
          id={lineId(id)}
          className={styles.name}
          to={isDraft ? paths.editCampaign(pairId, id) : paths.campaign(pairId, id)}
        >
          <ForeignText oneLine>{name || 'Campaign without a name'}</ForeignText>
        </Link>
        <span className={styles.context}>
          {networks.map((network) => (
            <NetworkMark key={network} network={network} />
          ))}
          <span>
            changed <RelativeTime at={changedAt} />
          </span>
        </span>
      </div>
      <div className={styles.state}>
        <CampaignBadge state={state} />
        {why && <span className={styles.why}>{why}</span>}
        {alerts.map(({ kind, what }) => (
          <span key={kind} className={styles.alert}>
            <IconAlertTriangle size={14} aria-hidden="true" />
            {what}
          </span>
        ))}
      </div>
      <Figures row={row} />
      {mayAdvertise && <LineMenu pairId={pairId} row={row} deeds={deeds} />}
    </article>
  )
}

function Figures({ row: { budget, currency, spend, reach, clicks, state } }: { row: CampaignRow }) {
  const money = (amount: number) => (currency ? moneyWords(amount, currency, { short: true }) : readable(amount))
  const none = state === 'draft' ? '–' : undefined
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{budget.kind === 'daily' ? 'Budget a day' : 'Budget in all'}</dt>
        <dd>{budget.amount === null ? '–' : money(budget.amount)}</dd>
      </div>
      <div>
        <dt>Spent</dt>
        <dd>{none ?? money(spend)}</dd>
      </div>
      <div>
        <dt>Reach</dt>
        <dd>{none ?? readable(reach)}</dd>
      </div>
      <div>
        <dt>Clicks</dt>
        <dd>{none ?? readable(clicks)}</dd>
      </div>
    </dl>
  )
}

type LineMenuProps = Pick<CampaignLineProps, 'pairId' | 'row' | 'deeds'>

function LineMenu({ pairId, row, deeds: { make, remove } }: LineMenuProps) {
  const navigate = useNavigate()
  return (
    <Menu hideDetached={false} position="bottom-end">
      <Menu.Target>
        <ActionIcon
          className={styles.more}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`More for ${row.name || 'the campaign without a name'}`}
        >
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPencil size={16} aria-hidden="true" />}
          onClick={() => void navigate(paths.editCampaign(pairId, row.id))}
        >
          Edit
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopy size={16} aria-hidden="true" />}
          onClick={() => make.mutate({ from: 'campaign', campaignId: row.id })}
        >
          Duplicate
        </Menu.Item>
        {row.state === 'draft' && (
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden="true" />} onClick={() => remove.mutate(row)}>
            Remove the draft
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
